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
    root.querySelectorAll('[data-when]:not([data-shown])').forEach(function (button) {
      var instant = new Date(button.dataset.when);
      if (!isNaN(instant)) {
        button.setAttribute('aria-label', button.getAttribute('aria-label') + ', ' + format.format(instant));
      }
      button.dataset.shown = '';
    });
  }

  // As many lines as the text has, as far as there is room for them.
  function grow(area) {
    area.rows = Math.min(12, area.value.split('\n').length);
  }

  function growAll(root) {
    root.querySelectorAll('textarea').forEach(grow);
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

  // Whom the values reach is asked for beside all else, so that nothing waits for it. One count is
  // under way at most: the server would go on with one that nobody waits for any more.
  var soon = 0;
  var underWay = false;
  var again = false;

  function reach() {
    var place = document.querySelector('[data-spread]:not([aria-busy=true])');
    (place ? place.querySelectorAll('[data-reached]') : []).forEach(function (count) {
      var cell = document.querySelector('tr[data-group="' + count.dataset.reached + '"] .reached');
      if (cell) {
        cell.textContent = count.textContent;
      }
    });
  }

  function count() {
    var place = document.querySelector('[data-spread]');
    if (!place) {
      return;
    }
    window.clearTimeout(soon);
    soon = 0;
    again = underWay;
    if (underWay) {
      return;
    }
    underWay = true;
    fetch(place.dataset.spread, {
      credentials: 'same-origin',
      // Longer than any count: else an answer that never comes would end all counting.
      signal: AbortSignal.timeout(240000)
    }).then(function (answer) {
      if (answer.redirected) {
        window.location.reload();
      }
      if (!answer.ok) {
        throw new Error('The server answered ' + answer.status);
      }
      return answer.text();
    }).then(function (text) {
      if (soon || again) {
        return;
      }
      var parsed = new DOMParser().parseFromString('<body>' + text, 'text/html');
      place.replaceChildren.apply(place, Array.prototype.slice.call(parsed.body.childNodes));
      place.removeAttribute('aria-busy');
      reach();
    }).catch(function () {
      if (!soon && !again) {
        fail();
      }
    }).then(function () {
      underWay = false;
      if (again) {
        count();
      }
    });
  }

  // When nothing has changed for a moment.
  window.precedentCountSoon = function () {
    document.querySelector('[data-spread]').setAttribute('aria-busy', 'true');
    window.clearTimeout(soon);
    soon = window.setTimeout(count, 500);
  };

  function rowsOf(table) {
    return Array.prototype.slice.call(table.tBodies[0].querySelectorAll('tr[data-group]'));
  }

  function rowAt(rows, y) {
    var found = rows.findIndex(function (row) { return y < row.getBoundingClientRect().bottom; });
    return found < 0 ? rows.length - 1 : found;
  }

  // Near the edge of the window, what lies beyond comes into it.
  var EDGE = 48;

  function scrollAt(y) {
    var beyond = y < EDGE ? y - EDGE : Math.max(0, y - window.innerHeight + EDGE);
    if (beyond) {
      window.scrollBy(0, beyond / 3);
    }
    return beyond !== 0;
  }

  // Carries a row by its handle, with the mouse or a finger. Escape leaves it where it was.
  function carry(down) {
    var handle = down.target.closest('.handle');
    var table = handle && handle.closest('table[data-sortable]');
    if (!table || down.button !== 0) {
      return;
    }
    down.preventDefault();
    var row = handle.closest('tr');
    var rows = rowsOf(table);
    var from = rows.indexOf(row);
    var place = from;
    var y = down.clientY;
    var frame = 0;
    row.classList.add('carried');

    function mark() {
      rows.forEach(function (other, index) {
        other.classList.toggle('above', index === place && place < from);
        other.classList.toggle('below', index === place && place > from);
      });
    }
    function follow() {
      place = rowAt(rows, y);
      mark();
      frame = scrollAt(y) ? window.requestAnimationFrame(follow) : 0;
    }
    function move(event) {
      y = event.clientY;
      if (!frame) {
        follow();
      }
    }
    function end(dropped) {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', drop);
      document.removeEventListener('pointercancel', leave);
      document.removeEventListener('keydown', key, true);
      window.cancelAnimationFrame(frame);
      row.classList.remove('carried');
      var to = place;
      place = from;
      mark();
      if (dropped && to !== from) {
        window.precedentDrop([{name: 'dragged', value: row.dataset.group}, {name: 'place', value: to}]);
      }
    }
    function drop() {
      end(true);
    }
    function leave() {
      end(false);
    }
    function key(event) {
      if (event.key === 'Escape') {
        event.preventDefault();
        end(false);
      }
    }
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', drop);
    document.addEventListener('pointercancel', leave);
    document.addEventListener('keydown', key, true);
  }
  document.addEventListener('pointerdown', carry);

  // The rank of a row can be typed: Enter moves it there, Escape takes the typing back.
  document.addEventListener('keydown', function (event) {
    var field = event.target.closest && event.target.closest('input.to');
    if (!field || event.key !== 'Enter' && event.key !== 'Escape') {
      return;
    }
    event.preventDefault();
    var typed = field.value.trim();
    if (event.key === 'Enter' && /^[1-9]\d*$/.test(typed) && typed !== field.dataset.rank) {
      window.precedentDrop([
        {name: 'dragged', value: field.closest('tr').dataset.group}, {name: 'rank', value: typed}]);
    } else {
      field.value = field.dataset.rank;
    }
  });

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
    growAll(document);
    count();
    document.addEventListener('input', function (event) {
      if (event.target.tagName === 'TEXTAREA') {
        grow(event.target);
      }
    });
    new MutationObserver(function () {
      show(document);
      growAll(document);
    }).observe(document.body, {childList: true, subtree: true});
    if (window.faces && window.faces.ajax) {
      window.faces.ajax.addOnError(fail);
    }
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxError', fail);
      window.jQuery(document).on('pfAjaxComplete', function () {
        setTimeout(function () {
          follow();
          reach();
        });
      });
    }
  });
})();
