/** The Avro prefix decoder. */
import './decoder.css';

export { Decoder } from './Decoder.tsx';
