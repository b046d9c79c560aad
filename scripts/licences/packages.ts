/** The packages of the lock file, and which of them reach a reader's browser. */

/** One package as the lock file has it. */
export interface LockedPackage {
  /** Its folder, such as `node_modules/a/node_modules/b`. */
  path: string;
  name: string;
  version: string;
  /** SPDX expression; empty when the lock has none. */
  licence: string;
  dependencies: readonly string[];
}

interface LockEntry {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/** @returns every package of a package-lock.json (version 3), on every platform, in order */
export function lockedPackages(lock: string): LockedPackage[] {
  const { packages } = JSON.parse(lock) as { packages: Record<string, LockEntry> };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', license = '', dependencies = {} }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      dependencies: Object.keys(dependencies),
    }));
}

/**
 * @param roots names of the packages that begin
 * @param but packages that bring none of their dependencies, and packages that are left out
 * @returns the packages that the roots need, themselves included, in order of name
 */
export function closure(
  packages: readonly LockedPackage[],
  roots: readonly string[],
  but: { alone: ReadonlySet<string>; without: ReadonlySet<string> },
): LockedPackage[] {
  const byPath = new Map(packages.map((found) => [found.path, found]));
  const reached = new Set<LockedPackage>();
  const visit = (name: string, from: string): void => {
    const found = resolve(byPath, name, from);
    if (!found || reached.has(found)) return;
    // Types are gone when a page is built.
    if (but.without.has(name) || name.startsWith('@types/')) return;
    reached.add(found);
    if (but.alone.has(name)) return;
    for (const dependency of found.dependencies) visit(dependency, found.path);
  };
  for (const root of roots) visit(root, '');
  return [...reached].sort(inOrder);
}

/** By name, then version, in an order that no language setting changes. */
export function inOrder(a: LockedPackage, b: LockedPackage): number {
  const [left, right] = [`${a.name} ${a.version}`, `${b.name} ${b.version}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** As Node resolves it: in the folder of who asks, then in each folder above. */
function resolve(
  byPath: ReadonlyMap<string, LockedPackage>,
  name: string,
  from: string,
): LockedPackage | undefined {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const found = byPath.get(`${folder === '' ? '' : `${folder}/`}node_modules/${name}`);
    if (found || folder === '') return found;
  }
}
