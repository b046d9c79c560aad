import { Elena, Marcus } from '../Figures.tsx';
import { ramp, type SceneProps } from '../stage.ts';

const QUESTIONS = [
  { at: 5.4, text: 'How soon must the answer be there?' },
  { at: 9.6, text: 'Does it still matter an hour later?' },
  { at: 12.4, text: 'Could a job every few minutes keep up?' },
];

const LAYOUT = {
  wide: {
    elena: { x: 112, y: 506, scale: 1.5 },
    marcus: { x: 272, y: 512, scale: 1.35 },
    x: 380,
    to: 900,
    questions: { y: 92, step: 46 },
    lines: [300, 424],
    label: 28,
  },
  tall: {
    elena: { x: 238, y: 470, scale: 0.78 },
    marcus: { x: 322, y: 474, scale: 0.7 },
    x: 18,
    to: 338,
    questions: { y: 40, step: 30 },
    lines: [172, 272],
    label: 24,
  },
} as const;

/** Elena's questions, and two ways from an event to a decision with the time each may take. */
export function Questions({ s, shape }: SceneProps) {
  const { elena, marcus, x, to, questions, lines, label } = LAYOUT[shape];
  const [first, second] = lines;
  const ways = [
    {
      ...{ y: first, from: 6, event: 'a ride is asked for', decision: 'a cab is sent' },
      ...{ time: 'under five minutes', urgent: true },
    },
    {
      ...{ y: second, from: 15.5, event: 'a ride ends', decision: 'an invoice' },
      ...{ time: 'tomorrow is fine', urgent: false },
    },
  ];
  return (
    <>
      <Marcus {...marcus} />
      <Elena {...elena} />
      {QUESTIONS.map(({ at, text }, i) => (
        <text
          key={text}
          x={x}
          y={questions.y + i * questions.step}
          opacity={ramp(s, at, at + 1)}
          className="head"
        >
          {text}
        </text>
      ))}
      {ways.map(({ y, from, event, decision, time, urgent }) => {
        const drawn = ramp(s, from, from + 3.5);
        const end = x + 14 + (to - x - 28) * drawn;
        return (
          <g key={event} opacity={ramp(s, from - 0.5, from)} className="way" data-urgent={urgent}>
            <line x1={x + 12} x2={end} y1={y} y2={y} />
            <circle cx={x + 7} cy={y} r={7} />
            <g opacity={ramp(s, from + 3, from + 4)}>
              <path d={`M${to - 16} ${y - 8} l14 8 l-14 8 z`} />
              <text x={to} y={y + label + 6} textAnchor="end">
                {decision}
              </text>
              <text x={(x + to) / 2} y={y - 16} textAnchor="middle" className="head">
                {time}
              </text>
            </g>
            <text x={x} y={y + label + 6}>
              {event}
            </text>
          </g>
        );
      })}
    </>
  );
}
