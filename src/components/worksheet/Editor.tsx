import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { syntaxHighlighting } from '@codemirror/language';
import { EditorState, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useRef, type ReactNode } from 'react';

interface EditorProps {
  label: string;
  /** Grammar of the text. */
  language: Extension;
  text: string;
  /** The line (from 1) to mark, if any. Another object marks it again, though the line is the same. */
  error: { readonly line: number | undefined } | undefined;
  onChange: (text: string) => void;
  /** Ctrl+Enter: the statement at the cursor. */
  onRun: (cursor: number) => void;
  /** Ctrl+Shift+Enter. */
  onRunAll: () => void;
  onCursor: (cursor: number) => void;
  /** Shift+Enter, where there is a next cell. */
  onRunNext?: () => void;
}

const markLine = StateEffect.define<number | undefined>();

/** The line that an error points at, until the text is changed. */
const errorMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, { effects, docChanged, state }) => {
    for (const effect of effects) {
      if (!effect.is(markLine)) continue;
      if (effect.value === undefined || effect.value > state.doc.lines) return Decoration.none;
      const line = Decoration.line({ class: 'sheet-error-line' });
      return Decoration.set(line.range(state.doc.line(effect.value).from));
    }
    return docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The worksheet's editor: CodeMirror. Tab leaves it, as a keyboard's user expects. */
export function Editor(props: EditorProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!host.current) return undefined;
    const runOne = ({ state }: EditorView): boolean => {
      latest.current.onRun(state.selection.main.head);
      return true;
    };
    const runAll = (): boolean => {
      latest.current.onRunAll();
      return true;
    };
    const runNext = (): boolean => {
      latest.current.onRunNext?.();
      return latest.current.onRunNext !== undefined;
    };
    const created = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          lineNumbers(),
          history(),
          keymap.of([
            { key: 'Mod-Shift-Enter', run: runAll },
            { key: 'Mod-Enter', run: runOne },
            // The page says Ctrl+Enter on a Mac too.
            { key: 'Ctrl-Shift-Enter', run: runAll },
            { key: 'Ctrl-Enter', run: runOne },
            { key: 'Shift-Enter', run: runNext },
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          latest.current.language,
          syntaxHighlighting(classHighlighter),
          errorMark,
          EditorView.contentAttributes.of({ 'aria-label': latest.current.label, tabindex: '0' }),
          EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
            if (docChanged) latest.current.onChange(state.doc.toString());
            if (docChanged || selectionSet) latest.current.onCursor(state.selection.main.head);
          }),
        ],
      }),
    });
    // The text inside takes the focus; the box around it is no stop of its own.
    created.scrollDOM.removeAttribute('tabindex');
    view.current = created;
    return () => created.destroy();
  }, []);

  const { text, error } = props;
  useEffect(() => {
    const shown = view.current;
    if (!shown || shown.state.doc.toString() === text) return;
    shown.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    view.current?.dispatch({ effects: markLine.of(error?.line) });
  }, [error]);

  return <div ref={host} className="sheet-editor" />;
}
