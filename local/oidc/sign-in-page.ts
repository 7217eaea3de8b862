/** Somebody who can sign in at the sandbox. */
export interface Account {
  /** The `sub` of the tokens that speak for them. */
  readonly subject: string;
  readonly label: string;
  /** What they are, and where: `manager of Demo Property Management`. */
  readonly detail: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `
:root { color-scheme: light dark; font: 106.25%/1.5 system-ui, 'Noto Sans CJK HK', sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#eef3f1, #0d1b1a); color: light-dark(#0c1a19, #f0f7f5); }
main { width: min(26rem, 100% - 2rem); padding: 1.5rem; border-radius: 18px; background: light-dark(#fff, #16292a); box-sizing: border-box; }
h1 { margin: 0; font-size: 1.35rem; }
p { margin: .25rem 0 1rem; color: light-dark(#35494a, #b9cdc9); }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
button { width: 100%; min-height: 56px; padding: .5rem 1rem; border: 2px solid light-dark(#7c908d, #5d7b78); border-radius: 14px; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
button:hover { border-color: light-dark(#0b4f49, #8ff0c8); }
button small { display: block; color: light-dark(#35494a, #b9cdc9); }
form.other { display: grid; grid-template-columns: 1fr auto; gap: .5rem; margin-top: 1rem; }
form.other label { grid-column: 1 / -1; font-weight: 600; }
form.other button { width: auto; text-align: center; }
input { min-width: 0; padding: 0 .8rem; border: 2px solid light-dark(#7c908d, #5d7b78); border-radius: 14px; background: none; color: inherit; font: inherit; }
:focus-visible { outline: 3px solid light-dark(#0b4f49, #8ff0c8); outline-offset: 2px; }
`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;

/** The page on which somebody says who they are. There is no password: all accounts of the sandbox are invented. */
export function signInPage(accounts: readonly Account[], action: string): string {
  const choices = accounts.map(
    ({ subject, label, detail }) =>
      `<li><button name="subject" value="${escaped(subject)}">${escaped(label)}<small>${escaped(detail)}</small></button></li>`,
  );
  return page(
    'Sign in to the sandbox',
    `<p>These people are invented, so there is no password.</p>
<form method="post" action="${escaped(action)}"><ul>${choices.join('')}</ul></form>
<form class="other" method="post" action="${escaped(action)}">
<label for="other">Another account that begins with sandbox-</label>
<input id="other" name="subject" pattern="sandbox-[\\w\\-]{1,60}" required autocomplete="off"><button>Sign in</button></form>`,
  );
}

/** Says that this sign-in is over, and where to begin again. */
export const lostSignInPage = (): string =>
  page('This sign-in is over', '<p>Go back to the page that you came from, and sign in there again.</p>');

/** Signs out at once: the page that leads here has asked already. `form` is what the provider wants to be sent. */
export const signOutPage = (form: string): string =>
  page(
    'Signing out',
    `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<script>document.querySelector('button').click()</script>`,
  );
/** Shown where nobody asked to be led back. */
export const signedOutPage = (): string => page('You are signed out', '<p>You can close this window.</p>');
