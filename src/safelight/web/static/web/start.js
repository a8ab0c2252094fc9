// What every page does once it has loaded: the components of NHS.UK come alive.
import { initAll } from '../nhsuk/nhsuk-frontend-10.6.1.min.js';

initAll();
