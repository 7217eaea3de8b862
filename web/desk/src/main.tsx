import { LocationProvider } from 'preact-iso';
import { render } from 'preact';
import { App } from './app.tsx';
import './styles/base.css';
import './styles/shell.css';
import './styles/day.css';
import './styles/forms.css';
import './styles/pages.css';
import './styles/more.css';

const root = document.getElementById('app');
if (!root) throw new Error('the page has no place for the app');
render(
  <LocationProvider scope="/desk/">
    <App />
  </LocationProvider>,
  root,
);
