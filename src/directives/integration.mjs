/**
 * Registers `client:touch`: an island that stays plain HTML until somebody touches it. React
 * alone would otherwise cost every page some 70 kB that most readers of a page never use.
 */
export function touch() {
  return {
    name: 'client-touch',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({ name: 'touch', entrypoint: './src/directives/touch.ts' });
      },
    },
  };
}
