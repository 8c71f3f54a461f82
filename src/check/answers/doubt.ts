/**
 * A figure in an answer that the hand-in's own evidence does not bear out. Each rule tells only what can be told surely of the
 * texts; whether the figure is wrong, or the evidence of another run, it does not say.
 */
export type Doubt =
  /** The evidence shows this container at other addresses. */
  | {
      readonly code: 'container-address';
      readonly id: string;
      readonly address: string;
      readonly shown: readonly string[];
      readonly file: string;
    }
  /** No text of the hand-in has this id but the answer. */
  | { readonly code: 'container-nowhere'; readonly id: string }
  /** The same for an address in the network of its containers. */
  | { readonly code: 'address-nowhere'; readonly address: string }
  /** A recording of so many requests has another number of failures. */
  | {
      readonly code: 'failed-requests';
      readonly failed: number;
      readonly sent: number;
      readonly shown: number;
      readonly file: string;
    }
  /** The sentence names a file that does not have the figure. */
  | { readonly code: 'not-in-file'; readonly figure: string; readonly file: string };
