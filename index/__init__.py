"""The search index: everything Whoosh, behind the protocol that the library states.

An index is a cache of the store. It can be thrown away and built again at any time, and it says so itself
(``IndexDamaged``) whenever it cannot be trusted.
"""
