interface FaceProps {
  readonly name: string;
  readonly size?: "lg" | "xl";
  /** Colour of a present person (1–4); absent: grey. */
  readonly color?: number;
}

/** Chinese names by the family name, others by the first letter. */
const letterOf = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? "?";

/** A person's letter in a circle; the name stands beside it or is given by the caller. */
export function Face({ name, size, color }: FaceProps) {
  const classes = ["face", size && `face-${size}`, color && `p${color}`].filter(Boolean).join(" ");
  return (
    <span className={classes} aria-hidden="true">
      {letterOf(name)}
    </span>
  );
}
