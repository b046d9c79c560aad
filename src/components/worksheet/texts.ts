import setup from '../../../labs/streaming/snowflake/01_setup_streaming.sql?raw';
import tables from '../../../labs/streaming/snowflake/02_dynamic_tables.sql?raw';
import { checkAttendee, fillAttendee } from '../progress/parts.ts';
import { withoutRegions } from './regions.ts';

/** One tab of the editor. */
export interface SheetFile {
  name: string;
  text: string;
}

/** The id with which names are filled, in lower case: the reader's own, or demo while there is none. */
export function attendeeFor(saved: string): string {
  const read = checkAttendee(saved);
  return 'id' in read ? read.id : 'demo';
}

/** The lab's two SQL files with the id in place, and an empty tab. */
export function snowflakeFiles(attendee: string): SheetFile[] {
  const fill = (text: string): string => fillAttendee(withoutRegions(text), attendee);
  return [
    { name: '01_setup_streaming.sql', text: fill(setup) },
    { name: '02_dynamic_tables.sql', text: fill(tables) },
    { name: 'own.sql', text: ownStart },
  ];
}

const ownStart = `-- Your own queries and dynamic tables. Events of the last five minutes, by page:
SELECT page, COUNT(*) AS events
FROM STREAMING_SILVER_USER_ACTIVITY
WHERE event_ts > DATEADD(MINUTE, -5, CURRENT_TIMESTAMP())
GROUP BY page
ORDER BY events DESC;
`;
