/** Where the app is: the part of the address below the view, and its query. */
export interface Place {
  readonly pathname: string;
  readonly search: string;
}

export interface Navigation {
  go(address: string): void;
  /** Changes the address without a step to go back to. */
  replace(address: string): void;
  back(): void;
}
