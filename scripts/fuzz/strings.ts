import type { Dice } from './dice.ts';

/** Texts that trip programs: names of prototypes, halves of characters, markup, numbers too big. */
const nasty = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf', 'length'],
  ...[
    '',
    ' ',
    '\0',
    '\r\n',
    '\u2028',
    '\uFEFF',
    '"',
    "'",
    '\\',
    '`',
    '%',
    '%E0%A4%A',
    '$&',
    '${x}',
  ],
  ...[
    '\uD800',
    '\uDC00x',
    'مرحبا بالعالم',
    '\u202Eevil',
    '👩‍👩‍👧‍👦',
    '🇩🇪',
    'e\u0301',
    'ﬁ',
    'İ',
    'K',
    'ß',
  ],
  ...['<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', 'javascript:alert(1)'],
  ...["'; DROP TABLE bronze; --", '{{7*7}}', '../../etc/passwd', '=1+1', '{attendee_id}'],
  ...['NaN', 'Infinity', '-Infinity', '-0', '1e308', '1e999', '9007199254740993', '-1', '0x10'],
  ...[
    '9'.repeat(400),
    'true',
    'null',
    'undefined',
    '[object Object]',
    '1.5',
    '1d',
    '-5s',
    '99999d',
  ],
];

/** A hostile text, short as a rule and now and then of up to a few thousand characters. */
export function hostileText(dice: Dice): string {
  const kind = dice.below(8);
  if (kind < 4) return dice.pick(nasty);
  if (kind === 4) return dice.pick(nasty) + dice.pick(nasty);
  if (kind === 5) return String((dice.below(2 ** 31) - 2 ** 30) * 2 ** dice.below(40));
  if (kind === 6 && dice.once(20)) return dice.pick(nasty).repeat(1 + dice.below(400));
  let text = '';
  const most = dice.once(10) ? 300 : 12;
  for (let i = dice.below(most); i >= 0; i--) {
    const reach = dice.pick([0x20, 0x7f, 0x7f, 0x7f, 0x600, 0x10000]);
    text += String.fromCharCode(dice.below(reach));
  }
  return text;
}

/** A good text, damaged once, or up to four times: cut, doubled, overwritten, swapped, grown. */
export function damaged(dice: Dice, good: string): string {
  let text = good;
  for (let turn = dice.once(2) ? 0 : dice.below(4); turn >= 0; turn--)
    text = damagedOnce(dice, text);
  return text;
}

function damagedOnce(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1);
  const to = Math.min(text.length, at + dice.below(dice.once(4) ? text.length + 1 : 8));
  switch (dice.below(7)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, to) + text.slice(at);
    case 3:
      return text.slice(0, at) + hostileText(dice) + text.slice(at);
    case 4:
      return text.slice(0, at) + hostileText(dice) + text.slice(to);
    case 5:
      return text.slice(0, at) + String.fromCharCode(dice.below(128)) + text.slice(at + 1);
    default: {
      // Another value for a number: where numbers stand, most rules are.
      const numbers = [...text.matchAll(/\d+/g)];
      const found = numbers[dice.below(numbers.length || 1)];
      if (found === undefined) return text + hostileText(dice);
      const end = found.index + found[0].length;
      return text.slice(0, found.index) + hostileText(dice) + text.slice(end);
    }
  }
}
