import { useRef } from 'react';
import { saveFile } from '../progress/index.ts';

interface KeepingProps {
  name: string;
  onName: (name: string) => void;
  exportText: () => string;
  /** A file was chosen: what is in it, or undefined where it could not be read. */
  onImport: (fileName: string, text: string | undefined) => void;
}

/** A name for the comparison, and the comparison as a file: out and in. */
export function Keeping({ name, onName, exportText, onImport }: KeepingProps) {
  const picker = useRef<HTMLInputElement>(null);
  const save = () => {
    const fileName = name.replace(/[^\w-]+/g, '-').toLowerCase() || 'what-if';
    saveFile(new Blob([exportText()], { type: 'application/json' }), `${fileName}.json`);
  };
  const load = (file: File) => {
    const give = (text?: string) => onImport(file.name, text);
    void file.text().then(give, () => give());
  };
  return (
    <div className="settings keeping" role="group" aria-label="Keep this comparison">
      <label className="setting">
        name
        <input
          type="text"
          value={name}
          maxLength={80}
          onChange={(event) => onName(event.target.value)}
        />
      </label>
      <button type="button" onClick={save}>
        Export JSON
      </button>
      <button type="button" onClick={() => picker.current?.click()}>
        Import JSON
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Exported comparison"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) load(file);
          // The same file again is a choice too.
          event.target.value = '';
        }}
      />
    </div>
  );
}
