import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** Hydrate at the first pointer, touch or focus, or when the link names a state. */
    'client:touch'?: boolean;
  }
}
