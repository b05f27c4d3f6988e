import type { ImgHTMLAttributes } from "react";

type LocalImageProps = Pick<ImgHTMLAttributes<HTMLImageElement>, "className" | "src"> & {
  readonly alt: string;
};

/** A picture out of this device's store: there is no server that could make it smaller. */
export function LocalImage(props: LocalImageProps) {
  // biome-ignore lint/performance/noImgElement: see above.
  // biome-ignore lint/a11y/useAltText: the type asks for it.
  return <img {...props} draggable={false} />;
}
