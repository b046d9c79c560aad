/** The people and the cabs, as plain silhouettes. Each stands with its feet at (x, y). */

interface StandProps {
  x: number;
  y: number;
  scale?: number;
}

const stand = ({ x, y, scale = 1 }: StandProps) =>
  `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale})`;

/** Marcus from behind, with his headset; `pointing` (0 to 1) lifts his right arm to the map. */
export function Marcus({ pointing = 0, ...place }: StandProps & { pointing?: number }) {
  return (
    <g className="story-person" transform={stand(place)}>
      <path d="M-29 -88 h58 l-4 88 h-20 l-5 -66 l-5 66 h-20 z" className="trousers" />
      <path d="M-11 -172 v10 q-30 3 -34 22 l-3 58 q0 6 6 6 l8 -2 l4 -40 l1 38 h58 l1 -38 l4 40 l8 2 q6 0 6 -6 l-3 -58 q-4 -19 -34 -22 v-10 z" />
      <g transform={`rotate(${(-118 * pointing).toFixed(1)} 38 -146)`}>
        <path d="M31 -150 q12 -2 14 10 l4 62 q0 7 -7 7 q-6 0 -7 -6 l-8 -60 z" />
      </g>
      <ellipse cx="0" cy="-188" rx="16" ry="19" />
      <path d="M-19 -190 a19 21 0 0 1 38 0" className="headset" />
      <rect x="-23" y="-196" width="7" height="16" rx="3" className="cup" />
      <rect x="16" y="-196" width="7" height="16" rx="3" className="cup" />
      <path d="M-20 -180 q-4 12 6 15" className="headset" />
    </g>
  );
}

/** Elena, facing us, with her notebook. */
export function Elena(place: StandProps) {
  return (
    <g className="story-person" transform={stand(place)}>
      <path d="M-16 -44 h13 l-1 44 h-11 z M3 -44 h13 l-1 44 h-11 z" className="trousers" />
      <path d="M-8 -160 h16 v6 q21 3 25 18 l4 30 l-6 4 l5 64 q0 4 -4 4 h-64 q-4 0 -4 -4 l5 -64 l-6 -4 l4 -30 q4 -15 25 -18 z" />
      <path
        d="M-19 -166 q-4 -36 19 -37 q23 1 19 37 q-4 5 -9 5 v-14 q-10 -2 -15 -10 q-2 8 -6 10 v14 q-5 0 -8 -5 z"
        className="hair"
      />
      <ellipse cx="0" cy="-176" rx="11.5" ry="15" className="face" />
      <path d="M-13 -192 q14 0 20 12 q8 -3 5 -14 q-8 -10 -16 -8 q-10 1 -13 10 z" className="hair" />
      <g transform="translate(-2 -122) rotate(-7)">
        <rect width="44" height="32" className="notebook" />
        <path d="M7 10 h22 M7 17 h28 M7 24 h14" className="writing" />
      </g>
      <path d="M34 -130 q12 22 0 36 l-14 4 q-5 -4 0 -8 l8 -5 l-8 -18 z" className="sleeve" />
    </g>
  );
}

/** Somebody in the rain under an umbrella, with one arm up for a cab. */
export function Rider({ waving = 0, ...place }: StandProps & { waving?: number }) {
  return (
    <g className="story-person" transform={stand(place)}>
      <path d="M-9 -44 q9 -7 18 0 l3 26 h-5 l-2 18 h-4 l-1 -16 l-1 16 h-4 l-2 -18 h-5 z" />
      <circle cx="0" cy="-54" r="7" />
      <path
        d="M8 -40 l13 -13"
        className="arm"
        transform={`rotate(${(waving * -26).toFixed(1)} 8 -40)`}
      />
      <path d="M-6 -40 v-36" className="stick" />
      <path d="M-31 -64 q25 -32 50 0 q-6 -5 -12 0 q-6 -5 -13 0 q-6 -5 -13 0 q-6 -5 -12 0 z" />
    </g>
  );
}

/** A cab from the side, driving right; `full` has its roof light out. */
export function Cab({ full = false, ...place }: StandProps & { full?: boolean }) {
  return (
    <g className="story-cab" transform={stand(place)}>
      <rect x="-9" y="-41" width="18" height="6" rx="2" className={full ? 'lamp out' : 'lamp'} />
      <path d="M-50 -8 v-8 q1 -5 7 -6 l13 -2 l11 -10 q2 -2 6 -2 h25 q4 0 7 3 l11 9 l13 3 q8 2 8 8 v5 q0 3 -3 3 h-95 q-3 0 -3 -3 z" />
      <path
        d="M-24 -24 l8 -7 q1 -1 3 -1 h9 v8 z M1 -24 v-8 h12 q3 0 5 2 l7 6 z"
        className="glass"
      />
      <path d="M-44 -16 h84" className="checker" />
      <circle cx="-28" cy="-6" r="8" className="wheel" />
      <circle cx="30" cy="-6" r="8" className="wheel" />
    </g>
  );
}

/** A cab on the map, seen from above, heading `turn` degrees clockwise from the north. */
export function CabDot({ x, y, scale = 1, turn = 0 }: StandProps & { turn?: number }) {
  return (
    <g className="story-dot" transform={`${stand({ x, y, scale })} rotate(${turn.toFixed(1)})`}>
      <rect x="-6" y="-11" width="12" height="22" rx="4" />
      <path d="M-4 -4.5 q4 -3 8 0 v3 h-8 z M-4 7 h8 v-2 h-8 z" className="glass" />
    </g>
  );
}
