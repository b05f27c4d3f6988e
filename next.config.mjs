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
  // Pages name the chunks of their build: no cache on the way may keep them past it.
  async headers() {
    return [{ source: "/:path((?!api|_next).*)", headers: [{ key: "Cache-Control", value: "no-cache" }] }];
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
