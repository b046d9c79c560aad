import { LRLanguage } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { parser } from '@lezer/python';

/** The notebooks' Python, coloured by the grammar that also reads it. */
export const pythonLanguage: Extension = LRLanguage.define({
  parser,
  languageData: { commentTokens: { line: '#' } },
});
