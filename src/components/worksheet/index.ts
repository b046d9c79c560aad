/** The worksheets: the lab's own code, run on the simulation. */
import './worksheet.css';

export { SnowflakeWorksheet } from './Worksheet.tsx';
