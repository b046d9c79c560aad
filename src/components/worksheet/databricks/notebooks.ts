import bronze from '../../../../labs/streaming/databricks/01_streaming_bronze.py?raw';
import silver from '../../../../labs/streaming/databricks/02_streaming_silver.py?raw';
import gold from '../../../../labs/streaming/databricks/03_streaming_gold.py?raw';
import { fillAttendee } from '../../progress/parts.ts';
import { cellsOf, type Cell } from './cells.ts';

/** One of the lab's notebooks, taken apart into its cells. */
export interface Notebook {
  name: string;
  cells: readonly Cell[];
}

/** The lab's three notebooks with the id in place, in the order in which they are run. */
export function labNotebooks(attendee: string): Notebook[] {
  const fill = (source: string): Cell[] => cellsOf(fillAttendee(source, attendee));
  return [
    { name: '01_streaming_bronze.py', cells: fill(bronze) },
    { name: '02_streaming_silver.py', cells: fill(silver) },
    { name: '03_streaming_gold.py', cells: fill(gold) },
  ];
}
