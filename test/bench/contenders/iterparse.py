"""lxml: iterparse, and a compiled XPath for each question. Usage: iterparse.py FILE QUESTION..."""

import json
import resource
import sys

from lxml import etree

namespaces = {'e': 'http://schemas.microsoft.com/win/2004/08/events/event'}
questions = [etree.XPath('boolean(' + text + ')', namespaces=namespaces) for text in sys.argv[2:]]
counts = [0] * len(questions)
events = 0
for _, event in etree.iterparse(sys.argv[1], tag='{%s}Event' % namespaces['e'], huge_tree=True):
    events += 1
    for index, question in enumerate(questions):
        if question(event):
            counts[index] += 1
    event.clear()
    while event.getprevious() is not None:
        del event.getparent()[0]
used = resource.getrusage(resource.RUSAGE_SELF)
work = (used.ru_utime + used.ru_stime) * 1000
print(json.dumps({'events': events, 'counts': counts, 'workMilliseconds': work, 'peakBytes': used.ru_maxrss * 1024}))
