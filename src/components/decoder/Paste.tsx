import { memo, useState, type ReactNode } from 'react';
import { defaultSchema, encodeFramed, parseSchema } from '../../sim/index.ts';
import { readPasted } from './bytes.ts';

interface PasteProps {
  /** The schema in use. */
  schemaText: string;
  onBytes: (bytes: Uint8Array) => void;
  onSchema: (text: string) => void;
}

/** Bring your own: hex or base64, and the schema. What cannot be read leaves the figure as it is. */
export const Paste = memo(function Paste(props: PasteProps): ReactNode {
  const { schemaText, onBytes, onSchema } = props;
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  // What is typed and what was said of it hold for one schema in use: another one takes their place.
  const [typed, setTyped] = useState({ schema: schemaText, inUse: schemaText });
  const [verdict, setVerdict] = useState({ words: '', inUse: schemaText });
  const schema = typed.inUse === schemaText ? typed.schema : schemaText;
  return (
    <details className="decoder-fold">
      <summary>Paste your own message or schema</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const read = readPasted(text);
          if ('error' in read) setSaid(read.error);
          else {
            setSaid(`Read ${read.bytes.length} bytes of ${read.as}.`);
            onBytes(read.bytes);
          }
        }}
      >
        <label>
          A message, in hex or base64
          <textarea rows={3} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <button type="submit">Read it</button>
        <p role="status">{said}</p>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const read = parseSchema(schema);
          if ('error' in read) {
            const { path, message } = read.error;
            setVerdict({ words: path ? `At ${path}: ${message}` : message, inUse: schemaText });
          } else {
            setVerdict({ words: 'The schema is in use.', inUse: schema });
            onSchema(schema);
          }
        }}
      >
        <label>
          An Avro schema, in JSON
          <textarea
            rows={5}
            spellCheck={false}
            value={schema}
            onChange={(event) => setTyped({ schema: event.target.value, inUse: schemaText })}
          />
        </label>
        <button type="submit">Use it</button>
        <p role="status">{verdict.inUse === schemaText && verdict.words}</p>
      </form>
    </details>
  );
});

const FIELDS = ['timestamp', 'user_id', 'action', 'page', 'country'] as const;
const START = {
  timestamp: '2026-01-01T09:00:30Z',
  user_id: 'u-1001',
  action: 'view',
  page: '/home',
  country: 'DE',
};

/** The other way: type an event and see its bytes. */
export const Encode = memo(function Encode({ onBytes }: Pick<PasteProps, 'onBytes'>): ReactNode {
  const [event, setEvent] = useState<Record<(typeof FIELDS)[number], string>>(START);
  const [id, setId] = useState('7');
  const [said, setSaid] = useState('');
  return (
    <details className="decoder-fold">
      <summary>Encode an event</summary>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          const made = encodeFramed(event, defaultSchema(), id.trim() === '' ? NaN : Number(id));
          if ('error' in made) setSaid(made.error.message);
          else {
            setSaid(`${made.bytes.length} bytes.`);
            onBytes(made.bytes);
          }
        }}
      >
        {FIELDS.map((name) => (
          <label key={name}>
            {name}
            <input
              value={event[name]}
              onChange={(typed) => setEvent({ ...event, [name]: typed.target.value })}
            />
          </label>
        ))}
        <label>
          schema id
          <input inputMode="numeric" value={id} onChange={(typed) => setId(typed.target.value)} />
        </label>
        <button type="submit">Encode</button>
        <p role="status">{said}</p>
      </form>
    </details>
  );
});
