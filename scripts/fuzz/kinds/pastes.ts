import { fromHex, toHex } from '../../../src/sim/index.ts';
import { MAX_BYTES, readPasted } from '../../../src/components/decoder/bytes.ts';
import { CASES } from '../../../src/components/decoder/cases.ts';
import { must, type Kind } from '../fuzz.ts';
import { damaged, hostileText } from '../strings.ts';

const good = CASES.flatMap(({ hex }) => [
  hex,
  hex.replace(/../g, '0x$&, '),
  Buffer.from(hex, 'hex').toString('base64'),
]);

export const pastes: Kind<string> = {
  name: 'pasted-text',
  make(dice) {
    if (dice.once(300)) return dice.pick(['00', 'AAAA', 'é']).repeat(MAX_BYTES + dice.below(4) - 2);
    return dice.once(5) ? hostileText(dice) : damaged(dice, dice.pick(good));
  },
  check(text) {
    const read = readPasted(text);
    if ('error' in read) {
      must(read.error !== '' && read.error.length < 300, 'the reason is no sentence');
      return false;
    }
    must(read.bytes.length > 0 && read.bytes.length <= MAX_BYTES, 'not 1 to 65,536 bytes');
    const back = fromHex(toHex(read.bytes));
    must('bytes' in back && back.bytes.length === read.bytes.length, 'not the same as hex');
    return true;
  },
};
