import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { ProgressReading } from '../../sim/index.ts';
import type { Columns, Glance } from './columns.ts';
import type { Said } from './messages.ts';
import type { Reading } from './reading.ts';

/** How far the reading of a file has come. */
export interface ReadingState {
  fileName: string;
  sha256: string;
  doing: 'nothing' | 'opening' | 'asking' | 'reading' | 'done';
  /** Of the file, 0 to 1, and rows so far. */
  share: number;
  rows: number;
  glance: Glance | undefined;
  reading: Reading | undefined;
  progress: ProgressReading | undefined;
  problem: string;
}

const NOTHING: ReadingState = {
  fileName: '',
  sha256: '',
  doing: 'nothing',
  share: 0,
  rows: 0,
  glance: undefined,
  reading: undefined,
  progress: undefined,
  problem: '',
};

type Event = Said | { is: 'opening'; fileName: string } | { is: 'reading' } | { is: 'cancelled' };

function next(state: ReadingState, event: Event): ReadingState {
  switch (event.is) {
    case 'opening':
      return { ...NOTHING, doing: 'opening', fileName: event.fileName };
    case 'events-file':
      return { ...state, doing: 'asking', glance: event.glance, sha256: event.sha256 };
    case 'progress-file':
      return { ...state, doing: 'done', progress: event.reading, sha256: event.sha256 };
    case 'reading':
      return { ...state, doing: 'reading', share: 0, rows: 0, reading: undefined, problem: '' };
    case 'on-its-way':
      return { ...state, share: event.share, rows: event.rows };
    case 'read':
      return { ...state, doing: 'done', reading: event.reading, rows: event.reading.rows };
    case 'refused':
      return { ...state, doing: 'nothing', problem: `${state.fileName}: ${event.why}.` };
    case 'cancelled':
      return { ...NOTHING, problem: `Reading ${state.fileName} was cancelled.` };
  }
}

/** Reads files in a worker of its own; cancelling ends the worker. */
export function useReading() {
  const [state, act] = useReducer(next, NOTHING);
  const worker = useRef<Worker>(undefined);
  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
  }, []);
  useEffect(() => end, [end]);

  const open = (file: File) => {
    end();
    act({ is: 'opening', fileName: file.name });
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = (message: MessageEvent<Said>) => act(message.data);
    started.onerror = () => act({ is: 'refused', why: 'the reader stopped; try a smaller file' });
    started.postMessage({ do: 'open', file });
    worker.current = started;
  };
  const read = (columns: Columns) => {
    act({ is: 'reading' });
    worker.current?.postMessage({ do: 'read', columns });
  };
  const cancel = () => {
    end();
    act({ is: 'cancelled' });
  };
  return { state, open, read, cancel };
}
