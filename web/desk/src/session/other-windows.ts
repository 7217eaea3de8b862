/** Names of channels between windows of this desk in one browser. */
const signOutChannel = 'gatehouse-desk-sign-out';
const resumePrefix = 'gatehouse-desk-resume-';

/** True once this window has told the others: a channel brings a message to the window that sent it, too. */
let hasTold = false;

/** Tells every other window that the person signed out. */
export function tellSignOut(): void {
  hasTold = true;
  const channel = new BroadcastChannel(signOutChannel);
  channel.postMessage('signed out');
  channel.close();
}

/** Calls when another window signed out. Answers what stops the listening. */
export function onSignOutElsewhere(act: () => void): () => void {
  const channel = new BroadcastChannel(signOutChannel);
  channel.onmessage = () => {
    if (!hasTold) act();
  };
  return () => {
    channel.close();
  };
}

/**
 * Opens a window in which the person signs in again, so that this one keeps what it shows: a file that is half sent, a form
 * that is half filled. Resolves to the tokens of then, or to `undefined` where the browser opens no window.
 */
export function signInInWindow(): Promise<string | undefined> {
  const id = crypto.randomUUID();
  const channel = new BroadcastChannel(`${resumePrefix}${id}`);
  const opened = open(`/desk/?resume=${id}`, '_blank', 'popup,width=480,height=720');
  return new Promise((resolve) => {
    if (!opened) {
      channel.close();
      resolve(undefined);
      return;
    }
    channel.onmessage = ({ data }) => {
      channel.close();
      resolve(typeof data === 'string' ? data : undefined);
    };
  });
}

/** The window that was opened by {@link signInInWindow}: hands over the tokens, and closes. */
export function handOver(resume: string, stored: string): void {
  const channel = new BroadcastChannel(`${resumePrefix}${resume}`);
  channel.postMessage(stored);
  channel.close();
  close();
}
