import { fileTypeFromBuffer } from "file-type";
import { imageSize } from "image-size";
import { type ContentRefusal, isPlainTextFile, sizeRefusal } from "@/lib/domain/files/content";
import { fileKind, maxPixels } from "@/lib/domain/files/model";

export type JudgedContent =
  | { readonly ok: true; readonly type: string }
  | { readonly ok: false; readonly code: ContentRefusal };

/** What bytes are, by themselves: names and types that a device gives are not asked. */
export async function judgeContent(bytes: Uint8Array): Promise<JudgedContent> {
  const size = sizeRefusal(bytes.length);
  if (size) return { ok: false, code: size };
  const found = await sniff(bytes);
  const type = found ?? (isPlainTextFile(bytes) ? "text/plain" : null);
  const kind = type === null ? null : fileKind(type);
  if (type === null || kind === null) return { ok: false, code: "fileType" };
  const code = kind === "image" ? imageRefusal(bytes) : null;
  return code ? { ok: false, code } : { ok: true, type };
}

async function sniff(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    // Cut short, or made to look like a container that it isn't: not a type that is known.
    return "application/octet-stream";
  }
}

/** A picture says how large it is, and unfolds into no more than devices can hold. */
function imageRefusal(bytes: Uint8Array): ContentRefusal | null {
  try {
    const { width, height } = imageSize(bytes);
    if (!(width > 0 && height > 0)) return "fileBroken";
    return width * height > maxPixels ? "imageTooLarge" : null;
  } catch {
    return "fileBroken";
  }
}
