import { maxPixels } from "@/lib/domain/files/model";

/** Longest side of a photo as it is kept: sharp on any screen, and a tenth of what a phone's camera writes. */
const longestSide = 2560;
const previewSide = 320;

export interface PreparedFile {
  readonly bytes: Blob;
  readonly name: string;
  readonly type: string;
  /** A small picture of it; null where this device can't draw it. */
  readonly preview: Blob | null;
}

/** Drawn anew, a picture says no place, no camera and no time; what moves would stand still, so it stays as it is. */
const typeAnew: Readonly<Record<string, string>> = {
  "image/jpeg": "image/jpeg",
  "image/heic": "image/jpeg",
  "image/heif": "image/jpeg",
  "image/avif": "image/jpeg",
  "image/webp": "image/jpeg",
  "image/png": "image/png",
};

/** A picture of a sensible size, upright, without what cameras write into it, and a small one; other files as they are. */
export async function prepareFile(file: File): Promise<PreparedFile | "imageTooLarge"> {
  const asItIs = { bytes: file, name: file.name, type: file.type, preview: null };
  if (!file.type.startsWith("image/")) return asItIs;
  const picture = await readPicture(file);
  // A kind that this browser can't draw (HEIC in most): the server still takes it.
  if (!picture) return asItIs;
  try {
    if (picture.width * picture.height > maxPixels) return "imageTooLarge";
    const preview = await drawn(picture, previewSide, "image/jpeg", 0.8);
    const type = typeAnew[file.type];
    if (type === undefined) return { ...asItIs, preview };
    const bytes = await drawn(picture, longestSide, type, 0.86);
    return { bytes, type, preview, name: nameFor(file, type) };
  } finally {
    picture.close();
  }
}

/** Upright: the browser turns it as the camera was held. */
async function readPicture(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
}

async function drawn(picture: ImageBitmap, side: number, type: string, quality: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser can't draw");
  context.imageSmoothingQuality = "high";
  // JPEG knows nothing transparent; on black, ink would be gone.
  if (type === "image/jpeg") {
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error("this browser can't draw")));
    canvas.toBlob(done, type, quality);
  });
}

function nameFor({ name, type }: File, typeNow: string): string {
  return type === typeNow ? name : `${name.replace(/\.[^.]*$/, "")}.jpg`;
}
