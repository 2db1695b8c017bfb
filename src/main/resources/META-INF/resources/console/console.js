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

  // The keyboard stays at the row that it has moved.
  function follow() {
    var moved = document.querySelector('button[data-moved="true"]:not(:disabled)');
    if (moved && document.activeElement === document.body) {
      moved.focus();
    }
  }

  // Whom the values reach is counted when nothing has changed for a moment.
  var counting;
  window.precedentCountSoon = function () {
    window.clearTimeout(counting);
    counting = window.setTimeout(function () { window.precedentCount(); }, 500);
  };

  function rowAt(table, y) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var found = rows.findIndex(function (row) { return y < row.getBoundingClientRect().bottom; });
    return found < 0 ? rows.length - 1 : found;
  }

  // Carries a row by its handle, with the mouse or a finger.
  function carry(down) {
    var handle = down.target.closest('.handle');
    var table = handle && handle.closest('table[data-sortable]');
    if (!table || down.button !== 0) {
      return;
    }
    down.preventDefault();
    var row = handle.closest('tr');
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var from = rows.indexOf(row);
    var place = from;
    row.classList.add('carried');

    function mark() {
      rows.forEach(function (other, index) {
        other.classList.toggle('above', index === place && place < from);
        other.classList.toggle('below', index === place && place > from);
      });
    }
    function move(event) {
      place = rowAt(table, event.clientY);
      mark();
    }
    function end(event) {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('pointercancel', end);
      row.classList.remove('carried');
      var to = place;
      place = from;
      mark();
      if (event.type === 'pointerup' && to !== from) {
        window.precedentDrop([{name: 'dragged', value: row.dataset.group}, {name: 'place', value: to}]);
      }
    }
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', end);
  }
  document.addEventListener('pointerdown', carry);

  // Each form tells the nonce of its page; where PrimeFaces' own script is loaded, that does it.
  function sign() {
    var script = document.querySelector('script[nonce]');
    if (window.PrimeFaces || !script) {
      return;
    }
    Array.prototype.forEach.call(document.forms, function (form) {
      var field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'primefaces.nonce';
      field.value = script.nonce;
      form.appendChild(field);
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    sign();
    show(document);
    new MutationObserver(function () { show(document); })
        .observe(document.body, {childList: true, subtree: true});
    if (window.faces && window.faces.ajax) {
      window.faces.ajax.addOnError(fail);
    }
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxError', fail);
      window.jQuery(document).on('pfAjaxComplete', function () { setTimeout(follow); });
    }
  });
})();
