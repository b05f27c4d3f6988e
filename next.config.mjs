/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` judges types, of tests too; a start must not hang on them.
  typescript: { ignoreBuildErrors: true },
  // Packages that must exist once per process, or that ship native or wasm parts.
  serverExternalPackages: [
    "yjs",
    "y-protocols",
    "lib0",
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "postgres",
    "drizzle-orm",
    "rate-limiter-flexible",
    "lucia",
    "pino",
    "pino-pretty",
    "pinyin-pro",
  ],
  // Pages name the chunks of their build: no cache on the way may keep them past it. The worker is not even kept for
  // asking "has it changed?": the answer goes by size and time of the file, and images that set all times alike
  // would never bring a new version to anybody.
  async headers() {
    return [
      { source: "/:path((?!api|_next).*)", headers: [{ key: "Cache-Control", value: "no-cache" }] },
      { source: "/sw.js", headers: [{ key: "Cache-Control", value: "no-store" }] },
    ];
  },
  // Every address is the same static client shell, so that each of them opens offline as well.
  async rewrites() {
    return {
      beforeFiles: [],
      afterFiles: [],
      fallback: [{ source: "/:path((?!api|sync|_next).*)", destination: "/shell" }],
    };
  },
};
export default config;
