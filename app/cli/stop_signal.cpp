// SPDX-License-Identifier: Apache-2.0
#include "app/cli/stop_signal.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <windows.h>

namespace meterbench::cli {

namespace {

StopSignal* listener = nullptr;

BOOL WINAPI controlled(DWORD)
{
    // Called in a thread of the system's own.
    QMetaObject::invokeMethod(listener, &StopSignal::asked, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

StopSignal::StopSignal()
{
    listener = this;
    SetConsoleCtrlHandler(controlled, TRUE);
}

StopSignal::~StopSignal()
{
    SetConsoleCtrlHandler(controlled, FALSE);
    listener = nullptr;
}

} // namespace meterbench::cli

#else

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace meterbench::cli {

namespace {

constexpr std::array<int, 2> signalsToEnd{SIGINT, SIGTERM};

/// Written by the handler, read by the event loop. A handler may do nothing else, and has no object to ask.
std::array<int, 2> selfPipe{-1, -1};

extern "C" void toldToStop(int)
{
    const char octet = 1;
    if (::write(selfPipe[1], &octet, 1) < 0)
        return; // the pipe is full: the loop knows already
}

} // namespace

StopSignal::StopSignal()
{
    if (::pipe(selfPipe.data()) != 0)
        return; // the system's own handling stays
    for (const int end : selfPipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(selfPipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> octets{};
        if (::read(selfPipe[0], octets.data(), octets.size()) > 0)
            emit asked();
    });
    struct sigaction action{};
    action.sa_handler = toldToStop;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART); // the second time the system decides
    ::sigemptyset(&action.sa_mask);
    for (const int number : signalsToEnd)
        ::sigaction(number, &action, nullptr);
}

StopSignal::~StopSignal()
{
    if (!m_notifier)
        return;
    for (const int number : signalsToEnd)
        std::signal(number, SIG_DFL);
    m_notifier.reset();
    for (int& end : selfPipe) {
        ::close(end);
        end = -1;
    }
}

} // namespace meterbench::cli

#endif
