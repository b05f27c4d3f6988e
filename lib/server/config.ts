import path from "node:path";
import { z } from "zod";
import type { S3Settings } from "./files/s3-store";

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const port = z.coerce.number().int().min(0).max(65535);
const webOrigin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);

/** One entry for each variable of the contract; what stands in `expected` ends the sentence of a refusal. */
const variables = {
  PORT: { schema: port.default(3000), expected: "a port number between 0 and 65535" },
  HOST: { schema: z.string().min(1).optional(), expected: "an address to listen on, for example 127.0.0.1" },
  DATA_DIR: { schema: z.string().min(1).default("./data"), expected: "a directory" },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    expected: "an address that begins with postgres://",
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    expected: "an address that begins with redis://",
  },
  PUBLIC_URL: { schema: webOrigin.optional(), expected: "an address that begins with http:// or https://" },
  SYNC_PORT: { schema: port.default(3001), expected: "a port number between 0 and 65535" },
  LOG_LEVEL: { schema: z.enum(logLevels).default("info"), expected: `one of ${logLevels.join(", ")}` },
  SESSION_DAYS: {
    schema: z.coerce.number().int().min(1).max(3650).default(30),
    expected: "a number of days between 1 and 3650",
  },
  S3_ENDPOINT: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    expected: "an address that begins with http:// or https://",
  },
  S3_BUCKET: {
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional(),
    expected: "a bucket's name",
  },
  S3_REGION: { schema: z.string().min(1).default("auto"), expected: "a region" },
  S3_ACCESS_KEY_ID: { schema: z.string().min(1).optional(), expected: "a key" },
  S3_SECRET_ACCESS_KEY: { schema: z.string().min(1).optional(), expected: "a key" },
  BACKUP_DIR: { schema: z.string().min(1).optional(), expected: "a directory" },
  BACKUP_RECIPIENT: { schema: z.string().min(1).optional(), expected: "a public key" },
  GENJIN_SETUP_TOKEN: { schema: z.string().min(8).optional(), expected: "at least 8 characters" },
} as const;

type Variables = typeof variables;
type VariableName = keyof Variables;
type Values = { readonly [Name in VariableName]: z.output<Variables[Name]["schema"]> };

export interface Config {
  readonly port: number;
  readonly host: string | undefined;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly publicUrl: string | undefined;
  readonly syncPort: number;
  /** True when SYNC_PORT was given: the sync server listens there as its own process. */
  readonly syncPortGiven: boolean;
  readonly logLevel: (typeof logLevels)[number];
  readonly sessionDays: number;
  /** Where files lie; absent: a folder in `dataDir`. */
  readonly s3: S3Settings | undefined;
  readonly backupDir: string | undefined;
  readonly backupRecipient: string | undefined;
  readonly setupToken: string | undefined;
  /** Directory of the application itself: migrations, the build. */
  readonly rootDir: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly sentence: string };

/** Checks the environment; the first wrong value becomes one sentence. An empty value counts as absent. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  rootDir = process.cwd(),
): ConfigResult {
  const values: Partial<Record<VariableName, unknown>> = {};
  for (const name of Object.keys(variables) as VariableName[]) {
    const { schema, expected } = variables[name];
    const given = env[name]?.trim() || undefined;
    const parsed = schema.safeParse(given);
    if (!parsed.success) {
      // An address may carry a password, so that its value isn't repeated.
      const shown = /_(URL|TOKEN|KEY|ENDPOINT)$/.test(name) ? "the value given" : JSON.stringify(given);
      return {
        ok: false,
        sentence: `The environment variable ${name} must be ${expected}; ${shown} is not.`,
      };
    }
    values[name] = parsed.data;
  }
  const missing = missingS3(values as Values);
  if (missing) {
    const sentence = `Files in an S3-compatible store need S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY; ${missing} is not set.`;
    return { ok: false, sentence };
  }
  return { ok: true, config: toConfig(values as Values, Boolean(env.SYNC_PORT?.trim()), rootDir) };
}

const s3Names = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/** Half of an address would put files where nobody looks for them: all of it is given, or nothing. */
function missingS3(values: Values): string | undefined {
  if (s3Names.every((name) => values[name] === undefined)) return undefined;
  return s3Names.find((name) => values[name] === undefined);
}

function toS3(values: Values): S3Settings | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = values;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return undefined;
  return { endpoint, bucket, region, accessKeyId, secretAccessKey };
}

function toConfig(values: Values, syncPortGiven: boolean, rootDir: string): Config {
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: path.resolve(rootDir, values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    publicUrl: values.PUBLIC_URL,
    syncPort: values.SYNC_PORT,
    syncPortGiven,
    logLevel: values.LOG_LEVEL,
    sessionDays: values.SESSION_DAYS,
    s3: toS3(values),
    backupDir: values.BACKUP_DIR,
    backupRecipient: values.BACKUP_RECIPIENT,
    setupToken: values.GENJIN_SETUP_TOKEN,
    rootDir,
  };
}
