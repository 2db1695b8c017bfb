// Times in the zone of whoever looks, and what to do when the server does not answer.
(function () {
  'use strict';

  var language = document.documentElement.lang || 'en';
  var format = new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'});

  function show(root) {
    root.querySelectorAll('time[datetime]:not([data-shown])').forEach(function (time) {
      var instant = new Date(time.dateTime);
      if (!isNaN(instant)) {
        time.textContent = format.format(instant);
        time.title = time.dateTime;
      }
      time.dataset.shown = '';
    });
  }

  function fail() {
    var failure = document.getElementById('failure');
    failure.hidden = false;
    failure.scrollIntoView({block: 'nearest'});
  }

  document.addEventListener('DOMContentLoaded', function () {
    show(document);
    new MutationObserver(function () { show(document); })
        .observe(document.body, {childList: true, subtree: true});
    if (window.faces && window.faces.ajax) {
      window.faces.ajax.addOnError(fail);
    }
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxError', fail);
    }
  });
})();
