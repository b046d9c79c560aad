import { expect, test } from 'vitest';
import { sheetsOf } from './sheets.ts';

const pdf = Buffer.from(`%PDF-1.4
2 0 obj <</Type /Page /Parent 10 0 R>> endobj
3 0 obj <</Type /Page /Parent 10 0 R>> endobj
4 0 obj <</Type /Page /Parent 11 0 R>> endobj
10 0 obj
<</Type /Pages
/Count 2
/Kids [2 0 R 3 0 R]>> endobj
11 0 obj
<</Type /Pages
/Count 1
/Kids [4 0 R]>> endobj
12 0 obj
<</Type /Pages
/Count 3
/Kids [10 0 R 11 0 R]>> endobj
20 0 obj <</Title (Checkpoints)
/Dest [2 0 R /XYZ 0 0 0]>> endobj
21 0 obj <</Title (Kafka \\(in four words\\))
/Dest [3 0 R /XYZ 0 0 0]>> endobj
22 0 obj <</Title (Checkpoints)
/Dest [4 0 R /XYZ 0 0 0]>> endobj
`);

test('a title is on the sheet that the outline says', () => {
  expect(sheetsOf(pdf, ['Checkpoints', 'Kafka (in four words)'])).toEqual([1, 2]);
});

test('a heading of the same words before the title is not taken for it', () => {
  expect(sheetsOf(pdf, ['Kafka (in four words)', 'Checkpoints'])).toEqual([2, 3]);
});

test('a title that is not there has no sheet, and the others keep theirs', () => {
  expect(sheetsOf(pdf, ['Nowhere', 'Checkpoints'])).toEqual([undefined, 1]);
});
