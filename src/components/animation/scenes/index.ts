import type { ReactNode } from 'react';
import type { SceneProps } from '../stage.ts';
import { Bridge } from './Bridge.tsx';
import { Dispatch } from './Dispatch.tsx';
import { Gap } from './Gap.tsx';
import { Lanes } from './Lanes.tsx';
import { Now } from './Now.tsx';
import { Questions } from './Questions.tsx';
import { Report } from './Report.tsx';
import { Tunnel } from './Tunnel.tsx';

/** What draws each scene of the script, by its id. */
export const SCENES: Readonly<Record<string, (props: SceneProps) => ReactNode>> = {
  dispatch: Dispatch,
  report: Report,
  gap: Gap,
  elena: Questions,
  log: Lanes,
  late: Tunnel,
  now: Now,
  bridge: Bridge,
};
