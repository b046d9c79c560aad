import { useRef } from 'react';

interface KeepingProps {
  name: string;
  onName: (name: string) => void;
  exportText: () => string;
  onImport: (fileName: string, text: string) => void;
}

/** A name for the comparison, and the comparison as a file: out and in. */
export function Keeping({ name, onName, exportText, onImport }: KeepingProps) {
  const picker = useRef<HTMLInputElement>(null);
  const save = () => {
    const url = URL.createObjectURL(new Blob([exportText()], { type: 'application/json' }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = `${name.replace(/[^\w-]+/g, '-').toLowerCase() || 'what-if'}.json`;
    anchor.click();
    URL.revokeObjectURL(url);
  };
  const load = (files: FileList | null) => {
    const file = files?.[0];
    if (file) void file.text().then((text) => onImport(file.name, text));
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
          load(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}
