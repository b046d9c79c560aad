/** The part of subset-font that is used: its own types are not published with it. */
declare module 'subset-font' {
  /** @returns the font with the characters of `text` alone */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'woff2';
      variationAxes: Record<string, { min: number; max: number }>;
      /** OpenType tags; all others are dropped. */
      keepFeatures: readonly string[];
      noHinting: boolean;
    },
  ): Promise<Buffer>;
}
