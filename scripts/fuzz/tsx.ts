import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import ts from 'typescript';

/**
 * Node reads .ts by itself and .tsx not at all; the types of questions and the chart's symbols lie
 * in .tsx files, beside the components that show them. Import this before any of them.
 */
registerHooks({
  load(url, context, next) {
    // A component names its style sheet; there is nothing to style here.
    if (url.endsWith('.css')) return { format: 'module', source: '', shortCircuit: true };
    if (!url.endsWith('.tsx')) return next(url, context);
    const { outputText } = ts.transpileModule(readFileSync(new URL(url), 'utf8'), {
      compilerOptions: {
        target: ts.ScriptTarget.ESNext,
        module: ts.ModuleKind.ESNext,
        jsx: ts.JsxEmit.ReactJSX,
        verbatimModuleSyntax: true,
      },
    });
    return { format: 'module', source: outputText, shortCircuit: true };
  },
});
