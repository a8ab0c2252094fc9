// Tells the stylesheets that scripts run, before the page is drawn. A file of its own, for the policy of the site allows no inline script.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('nhsuk-frontend-supported');
