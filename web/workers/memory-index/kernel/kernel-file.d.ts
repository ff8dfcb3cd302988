/** AssemblyScript, compiled by scripts/build/kernels.mjs: the address of its wasm. */
declare module '*.as' {
  export const address: string;
}
