import { memo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Press, useCalmNow, type Now } from '../player/index.ts';
import { FieldNames, PER_ROW } from './HexRow.tsx';
import { asciiOf, hexByte } from './words.ts';
import { atError, tokensRead, type DecoderModel } from './model.ts';

interface Props {
  model: DecoderModel;
  now: Now;
  /** The token looked at, by index; -1 when none. */
  chosen: number;
  /** The token that the reader points at, in place of the one that was read last. */
  pointed: number | undefined;
  /** The byte whose value is being edited. */
  selected: number | undefined;
  onPoint: (token: number) => void;
  onSelect: (offset: number) => void;
}

/** Rows on screen at a time: 256 bytes, with the player in sight; more is turned by pages. */
const ROWS = 16;

/** As many of them are drawn in one frame: a token can be longer than all the bytes on screen. */
const AT_ONCE = 3;

/**
 * The message as hex and ASCII. Bytes of one token share a bracket below them, and each field's name
 * stands under its brackets, so that they are told apart without colour. One byte takes part in the
 * tab order; arrow keys walk inside the grid.
 */
export function HexGrid(props: Props): ReactNode {
  const { model, selected } = props;
  const rows = Math.ceil(model.bytes.length / PER_ROW);
  const pages = Math.max(1, Math.ceil(rows / ROWS));
  const follow = model.tokens[Math.max(0, props.chosen)]?.start ?? 0;
  const pageOf = (offset: number): number => Math.floor(offset / (PER_ROW * ROWS));
  const [turned, setTurned] = useState<{ page: number; at: number }>();
  const page = turned?.at === follow ? turned.page : pageOf(selected ?? follow);
  const from = page * ROWS;
  const shown = Array.from({ length: Math.min(ROWS, rows - from) }, (_, i) => from + i);

  return (
    <div className="hex">
      <div role="grid" aria-label="The message, byte by byte" aria-rowcount={rows}>
        {Array.from({ length: Math.ceil(shown.length / AT_ONCE) }, (_, part) => (
          <Rows
            key={part}
            {...props}
            part={part}
            from={from * PER_ROW}
            rows={shown.slice(part * AT_ONCE, (part + 1) * AT_ONCE)}
          />
        ))}
      </div>
      {pages > 1 && (
        <div className="hex-pages" role="group" aria-label="Part of the message">
          <Press off={page === 0} onPress={() => setTurned({ page: page - 1, at: follow })}>
            256 bytes back
          </Press>
          <span>
            bytes {from * PER_ROW} to {Math.min(model.bytes.length, (from + ROWS) * PER_ROW) - 1} of{' '}
            {model.bytes.length}
          </span>
          <Press off={page >= pages - 1} onPress={() => setTurned({ page: page + 1, at: follow })}>
            256 bytes on
          </Press>
        </div>
      )}
    </div>
  );
}

interface RowsProps extends Props {
  /** The part of the figure that these rows are, in the order in which they are drawn. */
  part: number;
  /** Offset of the first byte on screen. */
  from: number;
  rows: number[];
}

/** Some of the rows, as they are at the moment of their part. */
function Rows({ part, from, rows, now, pointed, ...props }: RowsProps) {
  const { model, selected } = props;
  const tMs = Math.min(useCalmNow(now, part), model.timeline.endMs);
  const read = tokensRead(model, tMs);
  const blame = atError(model, tMs) ? model.error?.offset : undefined;
  const chosen = pointed ?? read - 1;
  const shown = { ...props, read, blame, chosen };
  // A page that was turned to may hold neither: its first byte takes part in the tab order then.
  const wanted = selected ?? model.tokens[Math.max(0, chosen)]?.start ?? 0;
  const tabStop = wanted >= from && wanted < from + ROWS * PER_ROW ? wanted : from;
  return rows.map((row, place) => (
    <HexRow key={place} row={row} {...partOf(row, shown, tabStop)} />
  ));
}

interface Shown extends Omit<Props, 'now' | 'pointed'> {
  /** Tokens read so far: their bytes are inked, the rest is still to come. */
  read: number;
  /** Offset of the byte to blame, once t has come to it. */
  blame: number | undefined;
}

interface RowProps extends Shown {
  row: number;
  /** The byte of this row that takes part in the tab order. */
  tabStop: number | undefined;
}

/** What a row is to know: while t moves elsewhere nothing changes for it, and it is not drawn again. */
function partOf(row: number, props: Shown, tabStop: number): Omit<RowProps, 'row'> {
  const { model, read, chosen, blame, selected } = props;
  const [start, end] = [row * PER_ROW, Math.min(model.bytes.length, (row + 1) * PER_ROW)];
  const own = (offset: number | undefined) =>
    offset !== undefined && offset >= start && offset < end ? offset : undefined;
  const tokens = model.tokenOfByte.subarray(start, end);
  const first = tokens.find((token) => token >= 0) ?? 0;
  const last = tokens.findLast((token) => token >= 0) ?? -1;
  return {
    ...props,
    read: Math.min(Math.max(read, first), last + 1),
    chosen: tokens.includes(chosen) ? chosen : -1,
    blame: own(blame),
    selected: own(selected),
    tabStop: own(tabStop),
  };
}

const HexRow = memo(function HexRow({ row, ...props }: RowProps) {
  const { model } = props;
  const start = row * PER_ROW;
  const offsets = Array.from(
    { length: Math.min(PER_ROW, model.bytes.length - start) },
    (_, i) => start + i,
  );
  return (
    <div role="row" aria-rowindex={row + 1} className="hex-row">
      <span role="rowheader" className="hex-offset">
        {start.toString(16).padStart(4, '0')}
      </span>
      {offsets.map((offset) => (
        <HexCell key={offset} offset={offset} {...props} />
      ))}
      <span role="gridcell" className="hex-ascii">
        {offsets.map((offset) => asciiOf(model.bytes[offset] ?? 0)).join('')}
      </span>
      <FieldNames model={model} row={row} read={props.read} />
    </div>
  );
});

function HexCell({ offset, ...props }: Omit<RowProps, 'row'> & { offset: number }): ReactNode {
  const { model, read, chosen, blame, selected, tabStop, onPoint, onSelect } = props;
  const index = model.tokenOfByte[offset] ?? -1;
  const token = model.tokens[index];
  const byte = model.bytes[offset];
  const part = token ? `${token.path} ${token.part}`.trim() : 'not read';
  return (
    <button
      type="button"
      role="gridcell"
      className="hex-byte"
      data-offset={offset}
      data-read={index >= 0 && index < read}
      data-chosen={(index >= 0 && index === chosen) || undefined}
      data-first={token?.start === offset || undefined}
      data-last={(token && token.end - 1 === offset) || undefined}
      data-part={token?.part}
      data-blame={offset === blame || undefined}
      aria-selected={offset === selected}
      aria-label={`byte ${offset}: ${hexByte(byte)}, ${part}`}
      tabIndex={offset === tabStop ? 0 : -1}
      onPointerEnter={() => onPoint(index)}
      onFocus={() => onPoint(index)}
      onClick={() => onSelect(offset)}
      onKeyDown={walk}
    >
      {hexByte(byte)}
    </button>
  );
}

/** Arrow keys move the focus inside the grid; everywhere else on the page they stay the page's. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -PER_ROW, ArrowDown: PER_ROW }[event.key];
  if (by === undefined) return;
  const offset = Number(event.currentTarget.dataset.offset) + by;
  const grid = event.currentTarget.closest('[role=grid]');
  const next = grid?.querySelector<HTMLButtonElement>(`[data-offset="${offset}"]`);
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
