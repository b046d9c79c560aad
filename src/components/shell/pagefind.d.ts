/** Pagefind's interface ships no types: this is the part that search.ts uses. */
declare module '@pagefind/default-ui' {
  export const PagefindUI: new (options: {
    element: string;
    baseUrl: string;
    bundlePath: string;
    showImages: boolean;
    showSubResults: boolean;
    autofocus: boolean;
  }) => object;
}
