import type { PowerbiSettings } from './settings.ts';

/** How often a page really refreshes, or looks for a change, and why. */
export interface EffectiveInterval {
  /** `off` when the workspace does not offer what was asked for. */
  type: PowerbiSettings['refreshType'] | 'off';
  /** ms; Infinity when off. */
  everyMs: number;
  /** One sentence for the reader. */
  reason: string;
}

/** Smallest interval in a shared workspace, ms (semantics.md G). */
const sharedMinimumMs = 30 * 60_000;

/**
 * The interval that holds after the workspace's restrictions (semantics.md G; Microsoft,
 * desktop-automatic-page-refresh, "Restrictions on refresh intervals").
 */
export function effectiveInterval(settings: PowerbiSettings): EffectiveInterval {
  const { workspace, refreshType: type } = settings;
  const detects = type === 'change-detection';
  const asked = detects ? settings.detectionMs : settings.refreshMs;
  if (workspace === 'desktop') {
    return { type, everyMs: asked, reason: 'Power BI Desktop takes any interval from 1 second.' };
  }
  if (workspace === 'shared') {
    if (detects) {
      return {
        type: 'off',
        everyMs: Infinity,
        reason:
          'Change detection is not available in a shared workspace. Use a fixed interval, or a Premium capacity.',
      };
    }
    return atLeast(type, asked, sharedMinimumMs, 'A shared (Pro) workspace allows no less than');
  }
  const minimum = detects ? settings.adminMinimumDetectionMs : settings.adminMinimumMs;
  return atLeast(type, asked, minimum, 'The capacity’s admin allows no less than');
}

function atLeast(
  type: PowerbiSettings['refreshType'],
  asked: number,
  minimum: number,
  rule: string,
): EffectiveInterval {
  if (asked >= minimum) return { type, everyMs: asked, reason: 'The interval that was set.' };
  const reason = `${rule} ${duration(minimum)}, which overrides the ${duration(asked)} that was set.`;
  return { type, everyMs: minimum, reason };
}

function duration(ms: number): string {
  const [count, unit] = ms % 60_000 === 0 ? [ms / 60_000, 'minute'] : [ms / 1000, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
