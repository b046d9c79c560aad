/** Starlight hands its components, ours where we override them, through virtual modules. */
declare module 'virtual:starlight/components/*' {
  const Component: (props: Record<string, unknown>) => unknown;
  export default Component;
}
