export interface PaletteGroupProps {
  readonly q: string;
  /** Closes the palette, then does it. */
  readonly run: (go: () => void) => () => void;
}
