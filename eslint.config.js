import css from '@eslint/css';
import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What the engine must never know: a clock, chance, a host (architecture, law 1). */
const hostNames = [
  ...['window', 'document', 'navigator', 'localStorage', 'sessionStorage', 'location', 'history'],
  ...['fetch', 'WebSocket', 'Worker', 'performance', 'crypto', 'structuredClone'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
  ...['process', 'Buffer', 'require', 'global', 'globalThis', 'TextEncoder', 'TextDecoder'],
].map((name) => ({ name, message: 'src/sim knows no clock, no chance and no host.' }));

/** Functions whose last bit may differ from browser to browser would change what a link means. */
const inexactMath = [
  ...['random', 'log', 'log2', 'log10', 'log1p', 'exp', 'expm1', 'pow', 'cbrt', 'hypot'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh'],
].map((property) => ({
  object: 'Math',
  property,
  message: 'Only integer operations, + - * /, sqrt and tables are the same in every browser.',
}));

/** What turns a text into elements: a reader's words would become part of the page. */
const interpreters = [
  'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
  'Property[key.name="dangerouslySetInnerHTML"]',
  'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
  'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment)$/]',
  'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
].map((selector) => ({
  selector,
  message: 'No page makes elements out of text: let React or textContent write it.',
}));

const scripts = ['**/*.{js,mjs,ts,tsx}'];

/** What browsers have had for two and a half years; a function that is not older breaks a page. */
const browsers = ['baseline widely available'];
const { plugins, rules, languageOptions } = compat.configs['flat/recommended'];

/** Newer than that, and left out without harm by a browser that does not know it. */
const adornments = {
  allowProperties: [
    ...['accent-color', 'content-visibility', 'forced-color-adjust', 'orphans', 'paint-order'],
    ...['scrollbar-width', 'text-wrap', 'user-select', 'widows', 'zoom'],
  ],
  allowPropertyValues: { 'break-after': ['avoid'] },
  allowSelectors: ['details-content', 'fullscreen'],
};

export default tseslint.config(
  {
    ignores: [
      ...['dist/', '.astro/', '.cache/', 'node_modules/', 'public/', 'test-results/'],
      ...['conformance/**/target/', 'conformance/**/.work/', '**/*.astro'],
    ],
  },
  {
    files: ['**/*.css'],
    plugins: { css },
    language: 'css/css',
    rules: { 'css/use-baseline': ['error', { available: 'widely', ...adornments }] },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    ...{ plugins, rules, languageOptions },
    settings: { targets: browsers },
  },
  { files: scripts, ...js.configs.recommended },
  ...tseslint.configs.strict.map((config) => ({ files: scripts, ...config })),
  {
    files: scripts,
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{mjs,js}', 'scripts/**/*.ts', 'tests/**/*.ts', '**/*.test.ts', '**/*.test.tsx'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
    rules: { 'no-undef': 'off' },
  },
  { files: ['**/*.{ts,tsx}'], rules: { 'no-undef': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', ...interpreters],
    },
  },
  {
    files: ['src/sim/**/*.ts'],
    // Test worlds are imported by tests only.
    ignores: ['src/sim/**/*.test.ts', 'src/sim/**/test[A-Z]*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...hostNames],
      'no-restricted-properties': [
        'error',
        ...inexactMath,
        { object: 'Date', property: 'now', message: 'src/sim knows no wall clock.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'src/sim knows no wall clock.',
        },
        {
          selector:
            'BinaryExpression[operator="**"]:not([left.type="Literal"][right.type="Literal"])',
          message: 'A power of two literals is exact; any other may differ between browsers.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.{1,2}/|zod/mini$)',
              message: 'src/sim imports nothing from outside itself but zod/mini.',
            },
            {
              regex: '^(\\.\\./)+(components|pages|content|styles|scripts)/',
              message: 'No import points from src/sim outwards.',
            },
          ],
        },
      ],
    },
  },
  ...[
    // A component enters another by its index, or takes the parts that it offers to build from;
    // what lies in its own folders is its own.
    {
      files: ['src/components/*/*.{ts,tsx}', 'src/pages/**/*.ts'],
      inside:
        '^\\.\\./(?!(\\.\\./)?(sim|content|styles)/)(\\.\\./)?[\\w-]+/(?!(index|parts)\\.ts$)',
    },
    {
      files: ['src/components/*/*/**/*.{ts,tsx}'],
      inside: '^\\.\\./\\.\\./(?!\\.\\.)[\\w-]+/(?!(index|parts)\\.ts$)',
    },
  ].map(({ files, inside }) => ({
    files,
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/sim/(?!index\\.ts$)',
              message: 'src/sim has one door: import from src/sim/index.ts.',
            },
            {
              regex: inside,
              message:
                'A component never imports the inside of another: use its index.ts or parts.ts.',
            },
          ],
        },
      ],
    },
  })),
);
