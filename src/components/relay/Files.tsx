import { dequal } from 'dequal/lite';
import { memo, type ReactNode } from 'react';
import { relayFileText, type RelayFile } from '../../sim/index.ts';
import { samePath, usePart, type RelayModel, type Running } from './model.ts';
import { bytesText, clockText, reasonWords, statusWords } from './words.ts';

interface Chosen {
  chosen: number | undefined;
  onChoose: (flush: number | undefined) => void;
}

/** The part of the figure that this is, in the order in which they are drawn. */
const PART = 3;

/** The files, newest first; one of them can be opened and read line by line. */
export const Files = memo(function Files(props: Running & Chosen): ReactNode {
  const { model, chosen, onChoose } = props;
  const { files } = usePart(props, PART);
  const open = files.find((file) => file.flush === chosen);
  return (
    <div className="relay-files">
      <Newest files={files} chosen={chosen} onChoose={onChoose} />
      {open && <OpenFile model={model} file={open} />}
    </div>
  );
});

/** While t moves this is drawn again only when a file has changed. */
const Newest = memo(function Newest(props: Chosen & { files: readonly RelayFile[] }): ReactNode {
  const { files, chosen, onChoose } = props;
  const newest = [...files].reverse().slice(0, 8);
  return (
    <div className="table-scroll" role="region" aria-label="Files in the storage" tabIndex={0}>
      <table>
        <caption>Files, newest first (flushes so far: {files.length})</caption>
        <thead>
          <tr>
            <th scope="col">path</th>
            <th scope="col" data-numeric>
              records
            </th>
            <th scope="col" data-numeric>
              size
            </th>
            <th scope="col">won by</th>
            <th scope="col">state</th>
          </tr>
        </thead>
        <tbody>
          {newest.map((file) => (
            <tr key={file.flush}>
              <td>
                <button
                  type="button"
                  aria-expanded={file.flush === chosen}
                  onClick={() => onChoose(file.flush === chosen ? undefined : file.flush)}
                >
                  {file.path.split('/').at(-1)}
                </button>
              </td>
              <td data-numeric>{file.records}</td>
              <td data-numeric>{bytesText(file.bytes)}</td>
              <td>{reasonWords[file.reason]}</td>
              <td>
                {statusWords(file)}
                {file.repeated > 0 && `; ${file.repeated} records for the second time`}
                {samePath(files, file) && '; the name was used before: Snowpipe skips it'}
              </td>
            </tr>
          ))}
          {newest.length === 0 && (
            <tr>
              <td colSpan={5}>No file yet: the buffer is still filling.</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}, dequal);

const LINES = 400;

const OpenFile = memo(function OpenFile(props: { model: RelayModel; file: RelayFile }) {
  const { model, file } = props;
  const lines = relayFileText(model.run, file.flush).trimEnd().split('\n');
  return (
    <section aria-label={`The file ${file.path}`}>
      <p className="figure-note">
        {file.path}, begun at {clockText(file.atMs)}: {lines.length} lines, one event each.
      </p>
      <ol className="relay-lines" tabIndex={0}>
        {lines.slice(0, LINES).map((line, i) => (
          <li key={i}>
            <code>{line}</code>
          </li>
        ))}
      </ol>
      {lines.length > LINES && <p className="figure-note">and {lines.length - LINES} more lines</p>}
    </section>
  );
}, sameFile);

/** A run's file keeps its lines, whatever becomes of it. */
function sameFile(a: { model: RelayModel; file: RelayFile }, b: typeof a): boolean {
  return a.model === b.model && a.file.flush === b.file.flush;
}
