// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/pty_link.h"

#include <QtGlobal>

#ifndef Q_OS_WIN

#include "workbench/link/descriptor_channel.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace meterbench::link {

PtyLink::PtyLink(QString path) : m_path(std::move(path)) { }

PtyLink::~PtyLink()
{
    PtyLink::close();
}

Error PtyLink::systemFault(LinkFault fault) const
{
    return errorOf(fault, "pty:" + m_path.toStdString(), std::strerror(errno));
}

void PtyLink::open()
{
    if (state() != State::Closed)
        return;
    setState(State::Opening);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (state() != State::Opening)
                return;
            if (auto done = openTerminal().and_then([this] { return makeSymbolicLink(); }); !done)
                return reportFailure(std::move(done.error()));
            setState(State::Open);
            emit opened();
        },
        Qt::QueuedConnection);
}

Result<void> PtyLink::openTerminal()
{
    const int descriptor = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (descriptor < 0)
        return tl::unexpected(systemFault(LinkFault::System));
    m_channel = std::make_unique<DescriptorChannel>(descriptor);
    std::array<char, 128> name{};
    if (::grantpt(descriptor) != 0 || ::unlockpt(descriptor) != 0
        || ::ptsname_r(descriptor, name.data(), name.size()) != 0)
        return tl::unexpected(systemFault(LinkFault::System));
    m_terminal = QString::fromLocal8Bit(name.data());
    holdTerminal();
    if (m_heldTerminal < 0)
        return tl::unexpected(systemFault(LinkFault::System));
    connect(m_channel.get(), &DescriptorChannel::received, this, &PtyLink::clientSpoke);
    connect(m_channel.get(), &DescriptorChannel::drained, this, &Link::drained);
    connect(m_channel.get(), &DescriptorChannel::ended, this, &PtyLink::clientWent);
    return {};
}

Result<void> PtyLink::makeSymbolicLink()
{
    if (m_path.isEmpty())
        return {};
    const auto path = QFile::encodeName(m_path);
    const QFileInfo there(m_path);
    if (there.isSymLink() && !there.exists())
        ::unlink(path.constData()); // left behind by a run that was killed
    if (::symlink(QFile::encodeName(m_terminal).constData(), path.constData()) == 0) {
        m_hasSymbolicLink = true;
        return {};
    }
    const auto fault = errno == EEXIST ? LinkFault::InUse
        : errno == ENOENT              ? LinkFault::NotFound
        : errno == EACCES              ? LinkFault::Denied
                                       : LinkFault::System;
    return tl::unexpected(systemFault(fault));
}

/// While nobody else has the client's end open, we do: else reading would fail, and its settings would fall back to
/// those of a person's terminal, which echoes. Once a client speaks, the end is the client's alone, so that its going
/// is seen and its exclusive use ends with it. The speed goes back too: a terminal has no parity, and a client that
/// asks for what it cannot have is refused when there is nothing else that its wish changes.
void PtyLink::holdTerminal()
{
    m_heldTerminal = ::open(QFile::encodeName(m_terminal).constData(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_heldTerminal < 0)
        return;
    termios settings{};
    if (::tcgetattr(m_heldTerminal, &settings) == 0) {
        ::cfmakeraw(&settings);
        ::cfsetspeed(&settings, B38400); // that of a new one
        ::tcsetattr(m_heldTerminal, TCSANOW, &settings);
    }
}

void PtyLink::releaseTerminal()
{
    if (m_heldTerminal >= 0)
        ::close(m_heldTerminal);
    m_heldTerminal = -1;
}

void PtyLink::clientSpoke(std::span<const std::byte> bytes)
{
    releaseTerminal();
    if (state() == State::Open)
        emit received(bytes);
}

void PtyLink::clientWent()
{
    // Another client may already be there and want the terminal for itself alone; then it is held by that one.
    if (m_heldTerminal < 0)
        holdTerminal();
    m_channel->resume();
}

void PtyLink::send(std::span<const std::byte> bytes)
{
    if (state() == State::Open && !bytes.empty())
        m_channel->write(bytes);
}

std::size_t PtyLink::pending() const
{
    return m_channel ? m_channel->pending() : 0;
}

void PtyLink::close()
{
    setState(State::Closed);
    releaseTerminal();
    if (m_channel)
        m_channel->shut(); // not deleted: it may be the one that is calling
    if (m_hasSymbolicLink && QFile::symLinkTarget(m_path) == m_terminal)
        ::unlink(QFile::encodeName(m_path).constData());
    m_hasSymbolicLink = false;
}

} // namespace meterbench::link

#else

namespace meterbench::link {

class DescriptorChannel { };

PtyLink::PtyLink(QString path) : m_path(std::move(path)) { }
PtyLink::~PtyLink() = default;

void PtyLink::open()
{
    setState(State::Opening);
    QMetaObject::invokeMethod(
        this, [this] { reportFailure(errorOf(LinkFault::System, "pty:" + m_path.toStdString())); },
        Qt::QueuedConnection);
}

void PtyLink::send(std::span<const std::byte>) { }
std::size_t PtyLink::pending() const
{
    return 0;
}
void PtyLink::close()
{
    setState(State::Closed);
}

} // namespace meterbench::link

#endif
