/** What is wrong, with what its words need to know; `src/diagnosis/words/` has words for each code in each language. */
export type Fact =
  // The build
  | { readonly code: 'copy-source-missing'; readonly source: string; readonly instead: string | undefined }
  | { readonly code: 'copy-source-ignored'; readonly source: string; readonly dockerignore: string }
  | { readonly code: 'agent-in-build' }
  | { readonly code: 'download-failed'; readonly instruction: string; readonly said: string }
  | { readonly code: 'instruction-failed'; readonly instruction: string; readonly said: string }
  // The start of a container
  | { readonly code: 'shell-form-by-mistake'; readonly instruction: string }
  | { readonly code: 'entrypoint-missing' }
  | { readonly code: 'relative-destination'; readonly path: string; readonly folder: string }
  | { readonly code: 'service-not-copied'; readonly service: string }
  | {
      readonly code: 'service-misplaced';
      readonly service: string;
      readonly at: string;
      readonly expected: string;
    }
  | { readonly code: 'service-not-executable'; readonly path: string }
  | { readonly code: 'carriage-return'; readonly interpreter: string | undefined }
  | { readonly code: 'interpreter-missing' }
  | { readonly code: 'interpreter-unknown'; readonly interpreter: string }
  | { readonly code: 'bash-needed' }
  | { readonly code: 'environment-not-read'; readonly variables: readonly string[] }
  | { readonly code: 'script-error'; readonly said: string }
  | { readonly code: 'configuration-not-copied'; readonly path: string }
  | { readonly code: 'configuration-refused'; readonly said: string }
  // The servers of HAProxy
  | { readonly code: 'placeholder-left'; readonly placeholder: string }
  | { readonly code: 'server-left-in-configuration'; readonly server: string }
  | { readonly code: 'server-left-in-template'; readonly server: string }
  | { readonly code: 'haproxy-in-foreground' }
  // Members
  | { readonly code: 'join-missing' }
  | { readonly code: 'join-unknown-name'; readonly name: string }
  | { readonly code: 'role-tag-missing' }
  | { readonly code: 'role-not-set'; readonly variable: string; readonly role: string }
  | { readonly code: 'role-not-handled'; readonly role: string; readonly handled: string }
  | { readonly code: 'leave-not-asked-for' }
  // Handlers
  | { readonly code: 'event-not-handled'; readonly event: string; readonly script: string }
  | { readonly code: 'handler-not-in-image'; readonly path: string; readonly instead: string | undefined }
  | { readonly code: 'handler-not-written'; readonly path: string; readonly script: string }
  | { readonly code: 'folder-not-made'; readonly folder: string; readonly needs: string }
  | { readonly code: 'handler-not-executable'; readonly path: string }
  | { readonly code: 'handler-empty'; readonly event: string }
  | { readonly code: 'handlers-of-webapp'; readonly path: string }
  | { readonly code: 'handler-failed'; readonly path: string; readonly exitCode: number }
  // What handlers make
  | { readonly code: 'template-not-in-image'; readonly path: string; readonly instead: string | undefined }
  | { readonly code: 'template-without-each' }
  | { readonly code: 'template-value-not-given'; readonly name: string }
  | { readonly code: 'handlebars-not-installed' }
  | {
      readonly code: 'id-like-a-number';
      readonly ids: readonly { readonly id: string; readonly becomes: string }[];
    }
  | { readonly code: 'rendered-elsewhere'; readonly path: string; readonly read: string }
  // The reload
  | { readonly code: 'reload-not-sent' }
  | { readonly code: 'reload-of-unknown-service'; readonly path: string; readonly expected: string }
  | { readonly code: 'takeover-missing' }
  // The rest
  | { readonly code: 'stop-signal-of-base'; readonly base: string }
  | { readonly code: 'stop-signal-ignored'; readonly signal: string }
  | { readonly code: 'address-from-hosts'; readonly entry: number | undefined }
  | { readonly code: 'assignments-run-together'; readonly text: string };

export type CauseCode = Fact['code'];
