/** The worksheets: the lab's own code, run on the simulation. */
import './worksheet.css';

export { DatabricksWorksheet } from './DatabricksWorksheet.tsx';
export { DbtWorksheet } from './DbtWorksheet.tsx';
export { SnowflakeWorksheet } from './SnowflakeWorksheet.tsx';
