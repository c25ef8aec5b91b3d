// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/house/source_file.h"

#include <span>
#include <vector>

/// The rules of the house that a program can see in its sources. Each looks at what it is given and nothing else, so
/// that a planted violation proves that it bites. What only a reader can see stands in CONTRIBUTING.md.
namespace meterbench::house {

struct Violation {
    QString path;
    qsizetype line; ///< from 1; 0 when the whole file is meant
    QString message; ///< what to do about it

    bool operator==(const Violation&) const = default;
};

using Violations = std::vector<Violation>;

// Layers

/// app -> ui -> workbench -> protocol -> core: an include points down or stays on its floor; only tests include tests.
[[nodiscard]] Violations arrowsPointDown(const SourceFile& file);
/// The rooms of core/ use only rooms built before them; the client side of protocol/ does not know the
/// virtual meter.
[[nodiscard]] Violations roomsKeepTheirOrder(const SourceFile& file);
/// Inside every folder the order of units (a source with its header) and of folders can be read off the includes: no
/// unit and no folder uses what uses it.
[[nodiscard]] Violations unitsFormNoCircle(std::span<const SourceFile> files);
/// A class whose functions stand in more than six files is more than one thing: as many as the largest has now.
[[nodiscard]] Violations noClassSprawls(std::span<const SourceFile> files);
/// A member that is declared and never named again. It goes by names, so a name used elsewhere hides one.
[[nodiscard]] Violations everyMemberIsUsed(std::span<const SourceFile> files);
/// core/ and protocol/ are pure C++.
[[nodiscard]] Violations lowerFloorsKnowNoQt(const SourceFile& file);
/// Nobody sleeps, asks the wall clock or turns a nested event loop, except app/ and workbench/.
[[nodiscard]] Violations timeIsHandedIn(const SourceFile& file);

// Form

/// A header opens with one paragraph of what it is, after #pragma once and its includes.
[[nodiscard]] Violations headerOpensWithItsPurpose(const SourceFile& file);
[[nodiscard]] Violations namesItsLicence(const SourceFile& file);
/// A source file that outgrew 600 lines holds more than one idea.
[[nodiscard]] Violations holdsOneIdea(const SourceFile& file);
/// No word that marks unfinished work.
[[nodiscard]] Violations isFinished(const SourceFile& file);
/// No path of a developer's machine; `root` is where this checkout happens to lie.
[[nodiscard]] Violations namesNoMachine(const SourceFile& file, const QString& root);
/// A caller reads what an argument means: an enumeration instead of true and false.
[[nodiscard]] Violations takesNoBool(const SourceFile& file);
/// A program decides by the kind of an error; its id is for the reader.
[[nodiscard]] Violations decidesByKind(const SourceFile& file);
/// Production headers open no door for tests alone.
[[nodiscard]] Violations knowsNoTests(const SourceFile& file);
/// A test file asserts something.
[[nodiscard]] Violations testAsserts(const SourceFile& file);
/// Every .cpp is named by a CMake file beside or above it: what is not built is not checked.
[[nodiscard]] Violations everySourceIsBuilt(std::span<const SourceFile> files);

// Errors

/// What a Result holds is used only where somebody asked before whether there is anything: in the same block, since it
/// was given its name. Reads text, so it sees what has a name or is used at once, not what is a member or a parameter.
[[nodiscard]] Violations resultsAreAsked(std::span<const SourceFile> files);

} // namespace meterbench::house
