import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLive } from '../progress/index.ts';
import {
  Choice,
  FigureBoundary,
  LinkButton,
  LinkReport,
  onKey,
  Player,
  playerShortcuts,
  pressLink,
  RunLog,
  Segmented,
  Settings,
  Shortcuts,
  TableView,
  Truth,
  useFragment,
  usePlayer,
  useStable,
  type Timeline,
} from '../player/index.ts';
import { withByte } from './bytes.ts';
import { CASES, caseOf } from './cases.ts';
import { readLink, stateOf, tooLongToLink, writeLink } from './link.ts';
import { readModel, TOKEN_MS, type DecoderModel, type DecoderState } from './model.ts';
import { Panels } from './Panels.tsx';
import { Encode, Paste } from './Paste.tsx';
import { logOf, tablesOf, titleOf, tokenClock } from './report.ts';
import { Tasks } from './Tasks.tsx';

interface Props {
  /** `page`: at full width with the state in the address; `small`: inside a reading page. */
  form?: 'page' | 'small';
  /** The address of the figure's own page. */
  home: string;
  initialCase?: string;
}

/** The Avro prefix decoder: a message read token by token, and what each decoder makes of it. */
export function Decoder({ form = 'small', home, initialCase = 'good' }: Props): ReactNode {
  const [round, setRound] = useState(0);
  return (
    <FigureBoundary onReset={() => setRound(round + 1)}>
      <Island key={round} form={form} home={home} initialCase={initialCase} />
    </FigureBoundary>
  );
}

function Island({ form, home, initialCase }: Required<Props>): ReactNode {
  const live = useLive();
  const [state, setState] = useState<DecoderState>(() => stateOf(initialCase));
  const [linked, setLinked] = useState<ReturnType<typeof readLink>>();
  const [encoded, setEncoded] = useState(false);
  const read = useMemo(() => readModel(state), [state]);
  const [model, setModel] = useState<DecoderModel | undefined>(
    'schemaError' in read ? undefined : read,
  );
  // A schema that cannot be read leaves the last good reading standing.
  if (!('schemaError' in read) && read !== model) setModel(read);
  const change = (next: Partial<DecoderState>, byEncoding = false): void => {
    setEncoded(byEncoding);
    setState({ ...state, ...next });
  };
  useFragment(live && form === 'page', (fragment) => {
    const link = readLink(fragment);
    setLinked(link);
    if (!link) return;
    setEncoded(false);
    setState(link.state);
  });
  if (!model) return <p role="alert">{'schemaError' in read ? read.schemaError : ''}</p>;
  return (
    <Read
      {...{ form, home, live, state, model, encoded, linked }}
      problem={'schemaError' in read ? read.schemaError : undefined}
      startMs={(state.header === 'read' ? 4 : 5) * TOKEN_MS}
      onChange={change}
      onCase={(id) => {
        setEncoded(false);
        setState(stateOf(id));
      }}
    />
  );
}

interface ReadProps {
  form: 'page' | 'small';
  home: string;
  live: boolean;
  state: DecoderState;
  model: DecoderModel;
  encoded: boolean;
  problem: string | undefined;
  /** What the address named, once it has been read. */
  linked: ReturnType<typeof readLink>;
  startMs: number;
  onChange: (next: Partial<DecoderState>, byEncoding?: boolean) => void;
  onCase: (id: string) => void;
}

function Read(props: ReadProps): ReactNode {
  const { form, home, live, state, model, encoded, problem, linked, onChange, onCase } = props;
  const figure = useRef<HTMLElement>(null);
  const { timeline } = model;
  const player = usePlayer(figure, { timeline, tMs: props.startMs, speed: 1 }, momentOf);
  const tMs = Math.min(player.tMs, timeline.endMs);
  const { send } = player;
  // After the player has loaded the linked message's timeline.
  useEffect(() => {
    if (linked) send({ type: 'seek', tMs: linked.tMs });
  }, [linked, send]);
  const [table, setTable] = useState(false);
  const [keys, setKeys] = useState(false);
  const told = useMemo(() => logOf(model), [model]);
  // What does not show t is not drawn again while t moves.
  const does = useStable({
    encode: (bytes: Uint8Array) => onChange({ bytes, header: 'read' }, true),
    paste: (bytes: Uint8Array) => onChange({ bytes }),
    schema: (schemaText: string) => onChange({ schemaText }),
    byte: (offset: number, value: number) =>
      onChange({ bytes: withByte(state.bytes, offset, value) }),
  });
  const shortcuts = [
    ...playerShortcuts(player),
    { key: 't', label: 'the facts as a table', run: () => setTable(!table) },
    { key: 'l', label: 'copy the link to this state', run: () => pressLink(figure) },
    { key: '?', label: 'this list', run: () => setKeys(true) },
  ];
  const clock = useMemo(() => tokenClock(model), [model]);
  const tooLong = tooLongToLink(state);

  return (
    <figure
      ref={figure}
      className="figure decoder not-content"
      aria-label="Avro prefix decoder"
      data-live={live || undefined}
      onKeyDown={(event) => {
        if (!keys) onKey(event, shortcuts);
      }}
    >
      <figcaption>
        <p className="figure-title">{titleOf(model, state)}</p>
        <p className="figure-note">{caseOf(state.caseId).lesson}</p>
      </figcaption>
      <Settings label="Settings">
        <Choice
          label="message"
          options={CASES.map(({ id, name }) => ({ value: id, name }))}
          value={state.caseId}
          onChange={(id) => {
            onCase(id);
            player.send({ type: 'restart' });
          }}
        />
        <Segmented
          label="The five bytes of the header"
          options={[
            { value: 'read', name: 'header read' },
            { value: 'not-stripped', name: 'header not stripped' },
          ]}
          value={state.header}
          onChange={(header) => onChange({ header })}
        />
      </Settings>
      {problem && (
        <p role="alert">The schema cannot be used, so the last reading stays. {problem}</p>
      )}
      <LinkReport problems={linked?.problems ?? []} />
      <Panels
        model={model}
        state={state}
        tMs={tMs}
        now={player.now}
        onByte={does.byte}
        controls={
          <>
            <Player player={player} timeline={timeline} clock={clock}>
              <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
                Table
              </button>
              {!tooLong && <LinkButton href={() => home + writeLink(state, tMs)} />}
              <button type="button" aria-label="Keys" onClick={() => setKeys(true)}>
                ?
              </button>
            </Player>
            {tooLong && <p className="figure-note">{tooLong}</p>}
            <RunLog
              player={player}
              told={told}
              backMs={Infinity}
              clock={clock}
              summary={tokensTold}
            />
          </>
        }
      >
        <Tasks {...{ model, state, player, encoded }} />
        <Truth>
          The decoder reads over a thousand messages that two independent Avro libraries have
          written as they read them, and its verdicts on broken ones were recorded from the real
          decoders. Real decoders read a stream of bytes; the tokens are ours.
        </Truth>
      </Panels>
      {table && <TableView tables={tablesOf(model, tMs)} />}
      <Encode onBytes={does.encode} />
      <Paste schemaText={state.schemaText} onBytes={does.paste} onSchema={does.schema} />
      {form === 'small' && (
        <p className="figure-more">
          <a href={home}>Open at full width</a>
        </p>
      )}
      <Shortcuts shortcuts={shortcuts} open={keys} onClose={() => setKeys(false)} />
    </figure>
  );
}

const tokensTold = (happened: number): string => `${happened} tokens read.`;

/** The moment at which the last token was read, at most ten a second: between them nothing changes. */
function momentOf(tMs: number, { endMs }: Timeline, calmMs: number): number {
  return tMs >= endMs ? endMs : Math.floor(calmMs / TOKEN_MS) * TOKEN_MS;
}
