const mebibyte = 1024 * 1024;

/** Largest file that may hang on a customer (C11). */
export const maxFileBytes = 25 * mebibyte;
/** Largest picture, in pixels: what a few bytes unfold into counts, not the bytes alone. */
export const maxPixels = 100_000_000;
/** How much of a file travels in one request, below the limit that every request has. */
export const partBytes = 512 * 1024;
/** How long what was taken off a customer can be brought back, and how long a file that nothing names is kept. */
export const keepRemovedMs = 30 * 24 * 60 * 60 * 1000;

export const fileKinds = ["image", "document", "text", "audio", "video"] as const;
export type FileKind = (typeof fileKinds)[number];

const office = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/**
 * The types that are taken, as their content tells them. Nothing among them runs anything: no markup, no archives, no
 * workbooks with macros.
 */
const kindByType: Readonly<Record<string, FileKind>> = {
  "image/jpeg": "image",
  "image/png": "image",
  "image/webp": "image",
  "image/gif": "image",
  "image/avif": "image",
  "image/heic": "image",
  "image/heif": "image",
  "application/pdf": "document",
  [`${office}.wordprocessingml.document`]: "document",
  [`${office}.spreadsheetml.sheet`]: "document",
  [`${office}.presentationml.presentation`]: "document",
  [`${openDocument}.text`]: "document",
  [`${openDocument}.spreadsheet`]: "document",
  [`${openDocument}.presentation`]: "document",
  "application/x-cfb": "document",
  "text/plain": "text",
  "audio/mpeg": "audio",
  "audio/mp4": "audio",
  "audio/x-m4a": "audio",
  "audio/aac": "audio",
  "audio/ogg": "audio",
  "audio/wav": "audio",
  "audio/amr": "audio",
  "video/mp4": "video",
  "video/x-m4v": "video",
  "video/quicktime": "video",
  "video/webm": "video",
};

const kinds: ReadonlyMap<string, FileKind> = new Map(Object.entries(kindByType));

/** The kind of a type that is taken; null for all others (C11). */
export function fileKind(type: string): FileKind | null {
  return kinds.get(type) ?? null;
}

const hashPattern = /^[0-9a-f]{64}$/;

/** Whether a text is the address of a file: the SHA-256 of its bytes, in hex. */
export function isFileHash(value: unknown): value is string {
  return typeof value === "string" && hashPattern.test(value);
}
